# The agent with LUNS units of four paths for MINUTES minutes. In each minute of the first half a path fails and comes back, udev tells of
# changes, clients ask for all maps, and the configuration is read again; in the second half paths are checked and nothing else happens.
# Memory, threads, open files, CPU and collections are noted after each minute. In the second half nothing may grow: memory not by GROWTH
# per cent, threads and open files not at all, and all collections together may pause the agent for PAUSE_MS.
. "$LAB_HOME/scenarios/lib.sh"

luns=${LUNS:-256} minutes=${MINUTES:-60} growth=${GROWTH:-2} pause_ms=${PAUSE_MS:-10}
collections=/run/lab/gc.log

paths_active() { [ "$(dmsetup status --target multipath | grep -oE '[0-9]+:[0-9]+ A ' | wc -l)" = "$1" ]; }

# Pauses for collections so far: their number in gc_count, their sum in gc_us.
read_collections() {
  local line ms
  gc_count=0 gc_us=0
  while IFS= read -r line; do
    [[ $line =~ Pause.*\ ([0-9]+)\.([0-9]{3})ms$ ]] || continue
    gc_count=$((gc_count + 1))
    gc_us=$((gc_us + 10#${BASH_REMATCH[1]}${BASH_REMATCH[2]}))
  done < $collections
}

# note N: what the agent takes after N minutes, in noted_rss_kib[N] and so on.
note() {
  local files=("/proc/$polypath_pid/fd"/*) word
  while read -r word rss_kib _; do [ "$word" != VmRSS: ] || break; done < "/proc/$polypath_pid/status"
  read_collections
  noted_rss_kib[$1]=$rss_kib
  noted_threads[$1]=$(polypath_threads)
  noted_files[$1]=${#files[@]}
  noted_gc_us[$1]=$gc_us
  read_cpu "$polypath_pid"
  value "minute_$1" \
    "rss_kib=$rss_kib threads=${noted_threads[$1]} files=${#files[@]} collections=$gc_count paused_us=$gc_us cpu_ms=$((cpu_cs * 10))"
}

# What happens in minute $1, on another path each time.
stir() {
  local disk file
  disk=$(sd_at "$(($1 % 4)):0:0:$(($1 % luns))")
  set_device_state "$disk" offline
  poll 30 path_is_bad "$disk"
  set_device_state "$disk" running
  for file in /sys/block/sd*/uevent; do echo change > "$file"; done
  multipathd show maps json > /dev/null
  kill -HUP "$polypath_pid"
}

# From here on nothing but checks: for the CPU that they take once Java has compiled what it will.
begin_rest() {
  read_checks
  checks_before=$checks
  read_cpu "$polypath_pid"
  cpu_before=$cpu_cs
  threads_of "$polypath_pid" > /run/lab/threads.half
}

start_udevd
debug_fabric "$luns" 4
write_multipath_conf < /dev/null
sed -i '/polling_interval/d' /etc/multipath.conf # as most have it
modprobe -a dm-multipath dm-service-time
POLYPATH_JAVA_OPTS="-Xlog:gc:file=$collections" start_polypath
await 900 maps_are "$luns"
await 900 paths_active $((4 * luns))
settle 900

stage "$minutes minutes with $((4 * luns)) paths"
began_us=${EPOCHREALTIME/./}
half=$(((minutes + 1) / 2))
for ((minute = 1; minute <= minutes; minute++)); do
  ((minute > half)) || stir $minute
  left_us=$((began_us + 60000000 * minute - ${EPOCHREALTIME/./}))
  ((left_us <= 0)) || nap "$((left_us / 1000000)).$(printf '%06d' $((left_us % 1000000)))"
  polypath_ended && give_up "the agent ended: $(tail -n 5 $polypath_log)"
  # Under emulation udev's rules take longer than their minute.
  ((minute != half)) || settle 900
  note $minute
  ((minute != half)) || begin_rest
done

stage "the second half"
at_most "resident memory does not grow (KiB)" $((noted_rss_kib[half] * (100 + growth) / 100)) "${noted_rss_kib[minutes]}"
equal "threads are as many" "${noted_threads[half]}" "${noted_threads[minutes]}"
equal "open files are as many" "${noted_files[half]}" "${noted_files[minutes]}"
at_most "collections have paused the agent for little (µs)" $((pause_ms * 1000)) $((noted_gc_us[minutes] - noted_gc_us[half]))
within 60 "every path takes I/O" paths_active $((4 * luns))
read_checks
read_cpu "$polypath_pid"
threads_of "$polypath_pid" > /run/lab/threads.end
value rest_checks $((checks - checks_before))
value rest_cpu_ms_per_1000_checks $(((cpu_cs - cpu_before) * 10 * 1000 / (checks - checks_before)))

polypath show lanes --runtime-dir $polypath_runtime
stop_polypath
equal "it ends cleanly" 0 "$polypath_status"
finish
