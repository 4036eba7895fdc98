# How long clients of a daemon wait, quiet and in a storm.
answers_address=@/org/kernel/linux/storage/multipathd

# answers_of KEY SECONDS QUESTION: @KEY_count, _failed, _p50_us, _p99_us, _p999_us, _max_us and _bytes of one question asked over and over, on
# a connection that stays open. False where it was never answered.
answers_of() {
  local word said
  said=$(perl "$LAB_LIB/answer-times.pl" $answers_address "$2" "$3") || return 1
  for word in $said; do value "$1_${word%%=*}" "${word#*=}"; done
}

# The configuration is read again every other second, and udev tells of ten changes a second. One process for each, so that neither waits
# for the other.
storm_begins() {
  while :; do echo reconfigure; nap 2; done | perl "$LAB_LIB/ask.pl" $answers_address > /run/reconfigures 2>&1 &
  storm_asker=$!
  while :; do
    for file in /sys/block/sd*/uevent; do
      echo change > "$file"
      nap 0.1
    done
  done &
  storm_teller=$!
  nap 2
}

# Sets storm_reconfigures, how often the configuration was read.
storm_ends() {
  kill $storm_asker $storm_teller
  wait $storm_asker $storm_teller 2> /dev/null
  storm_reconfigures=$(grep -c '^ok' /run/reconfigures)
  settle 240
}
