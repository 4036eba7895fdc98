# The agent is killed at random moments while paths flap and writes are verified: no error, no map lost or left over, state files whole,
# and the next start takes the maps over without a load. KILLS says how often.
. "$LAB_HOME/scenarios/lib.sh"

kills=${KILLS:-4}
none_suspended() { ! dmsetup info -c --noheadings -o attr 2> /dev/null | grep -q '^..s'; }
whole_wwids() { [ "$(grep -vc '^#' /etc/multipath/wwids)" = "$(grep -c '^/3[0-9a-f]*/$' /etc/multipath/wwids)" ]; }
bindings() { grep -v '^#' /etc/multipath/bindings; }
names() { dmsetup info -c --noheadings --separator ' ' -o name,uuid | sed 's/mpath-//' | sort; }
paths_active() { [ "$(dmsetup status --target multipath | grep -oE '[0-9]+:[0-9]+ A ' | wc -l)" = "$1" ]; }
# Reads and writes that the map under fio has completed, in completed.
read_completed() {
  local stat
  read -ra stat < "/sys/block/$verified/stat"
  completed=$((stat[0] + stat[4]))
}
more_completed() { read_completed && ((completed > completed_before)); }
agent_ended() { ! kill -0 "$polypath_pid" 2> /dev/null; }
killed_is_ready() { says_ready /run/killed.log || agent_ended; }
loads_of() { polypath multipathd show maps json | jq "[.maps[].map_loads] | add"; }

start_udevd
debug_fabric 4 4
write_multipath_conf << 'CONF'
devices {
  device {
    vendor "Linux"
    product "scsi_debug"
    no_path_retry queue
    user_friendly_names yes
    failback immediate
    path_grouping_policy multibus
  }
}
CONF
modprobe -a dm-multipath dm-service-time
start_polypath
within 10 "four maps are there" maps_are 4
bound=$(bindings)
equal "each map has the name that is bound to its unit" "$(names)" "$(sort <<< "$bound")"
start_verify /dev/mapper/mpatha --runtime=86400
verified=$(readlink -f /dev/mapper/mpatha)
verified=${verified##*/}
stop_polypath KILL

# One path after the other is offline for a moment, and now and then one is deleted and found again.
flap() {
  local disk hctl
  while sleep 0.$((RANDOM % 9 + 1)); do
    hctl=$((RANDOM % 4)):0:0:$((RANDOM % 4))
    if [ ! -e "/sys/class/scsi_device/$hctl" ]; then
      echo "0 0 ${hctl##*:}" > "/sys/class/scsi_host/host${hctl%%:*}/scan"
    elif ((RANDOM % 8 == 0)); then
      echo 1 > "/sys/class/scsi_device/$hctl/device/delete"
    else
      disk=$(sd_at $hctl)
      set_device_state "$disk" offline
      sleep 0.3
      set_device_state "$disk" running
    fi
  done 2> /dev/null
}
flap &
flapper=$!

stage "killed $kills times"
mkdir -p /run/lab/killed
ready=0 longest_wait_ms=0
for ((kill = 1; kill <= kills; kill++)); do
  : > /run/killed.log # its predecessor said that it is ready
  "$CHECKOUT/bin/polypath" run --runtime-dir $polypath_runtime > /run/killed.log 2>&1 < /dev/null &
  polypath_pid=$!
  # Before it is ready, while it is, or long after.
  case $((kill % 3)) in
    0) nap $((RANDOM % 15 + 5)) ;;
    *)
      await 240 killed_is_ready
      ready=$((ready + 1))
      read_completed
      completed_before=$completed
      await 60 more_completed
      ((polled_ms <= longest_wait_ms)) || longest_wait_ms=$polled_ms
      nap $((RANDOM % 4))
      ;;
  esac
  died=no
  if agent_ended; then died=yes; fi
  kill -KILL "$polypath_pid" 2> /dev/null
  wait "$polypath_pid" 2> /dev/null
  cp /run/killed.log "/run/lab/killed/$kill.log"
  [ $died = no ] || fail "the agent does not end by itself" "before kill $kill: $(tail -n 5 /run/killed.log)"
  if [ $died = yes ] || ! maps_are 4 || ! none_suspended || ! whole_wwids || [ "$(bindings)" != "$bound" ] || ! verify_runs; then
    equal "after kill $kill" "4 maps, none suspended, wwids whole, bindings as they were, writes going on" \
      "$(dmsetup status --target multipath; dmsetup info -c; cat /etc/multipath/{wwids,bindings} /run/verify.log)"
    break
  fi
done
value killed_after_ready $ready
value ready_to_next_io_ms $longest_wait_ms
equal "maps are there, none is suspended, state files are whole, writes go on" $((kills + 1)) $kill
kill $flapper
wait $flapper 2> /dev/null
for host in 0 1 2 3; do echo "- - -" > /sys/class/scsi_host/host$host/scan; done
for disk in $(debug_paths 0) $(debug_paths 1) $(debug_paths 2) $(debug_paths 3); do set_device_state "$disk" running; done

stage "and started for good"
start_polypath
within 60 "every path takes I/O" paths_active 16
stop_polypath
start_polypath
equal "maps that are as they should be are taken over without a load" 0 "$(loads_of)"
equal "names are as they were" "$(sort <<< "$bound")" "$(names)"
stop_verify
equal "no write failed, no block is wrong" 0 "$verify_errors"
value verified_ios "$verify_ios"
value verified_longest_ms "$verify_longest_ms"
stop_polypath
finish
