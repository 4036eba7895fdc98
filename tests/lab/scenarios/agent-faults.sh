# FAULTS random faults, drawn from SEED, while writes to two units are verified: paths, hosts, ALUA states, tables and the agent itself.
# What is broken is mended a few faults later. After every REST faults all is mended, and each map has all its paths and nothing is left
# over. All faults are in faults.log among what the scenario leaves, and in stuck.log who waits for what where one takes two minutes or more.
. "$LAB_HOME/scenarios/lib.sh"

faults=${FAULTS:-12} rest=${REST:-25} seed=${SEED:-$RANDOM}
RANDOM=$seed
kinds=("${quick_faults[@]}")
((faults < 2 * ${#kinds[@]})) || kinds+=("${slow_faults[@]}")
[ -z "${KINDS:-}" ] || read -ra kinds <<< "$KINDS"

device_numbers() {
  local disk
  for disk; do devt "$disk"; done | sort | tr '\n' ' '
}
# Map $1 has exactly the paths DISK…, and all of them take I/O.
is_whole() {
  local status
  status=$(dmsetup status "$1") || return 1
  [[ $(grep -oE '[0-9]+:[0-9]+ [AF]' <<< "$status" | sort | tr '\n' ' ') == "$(device_numbers "${@:2}" | sed 's/ / A /g')" ]]
}
all_whole() {
  local lun n disks=()
  for ((lun = 0; lun < fault_luns; lun++)); do
    # shellcheck disable=SC2046
    is_whole "$(debug_wwid $lun)" $(debug_paths $lun) || return 1
  done
  for n in 0 1 2 3; do disks+=("$(sd_at "${lio_hctl[n]}")"); done
  is_whole "$lio_map" "${disks[@]}"
}
all_disks_there() { disks_are $((debug_luns * debug_hosts + 4)); }
find_disks() { all_disks=(/sys/block/sd*); }
# What the agent shows is what the kernel has, and each of the paths can be used.
shown_is_sysfs() {
  local shown
  shown=$(paths_shown '%d %t %T' | awk '{print $1, $2, $3 == "ghost" ? "ready" : $3}' | sort)
  [ "$shown" = "$(printf '%s active ready\n' "${all_disks[@]##*/}" | sort)" ]
}
shown_maps() { dmsetup ls --target multipath | cut -f1 | sort | tr '\n' ' '; }
suspended() { dmsetup info -c --noheadings -o name,attr | grep ':..s'; }
open_files() {
  local all=("/proc/$polypath_pid/fd"/*)
  echo ${#all[@]}
}
is_as_small() { (($(open_files) <= files && $(polypath_threads) <= threads)); }

mend_all() {
  local host number
  cure_due_faults all
  for host in "${lio_hctl[@]}" ; do scan_for "${host%%:*}" "- - -"; done
  find_debug_hosts
  for number in "${debug_host_numbers[@]}"; do scan_for "$number" "- - -"; done
  await 60 all_disks_there
  find_disks
  for number in "${debug_host_numbers[@]}"; do host_state "$number" running; done
  for host in "${lio_hctl[@]}"; do host_state "${host%%:*}" running; done
}

# Says what is wrong, and ends the run, when it does not become whole.
comes_to_rest() {
  mend_all
  poll 240 all_whole || wrong "all maps become whole" "$(dmsetup status --target multipath)"
  ((polled_ms <= longest_rest_ms)) || longest_rest_ms=$polled_ms
  poll 60 shown_is_sysfs || wrong "all paths are shown as usable" "$(unusable_paths)"
  verify_runs || wrong "writes go on"
}
unusable_paths() { paths_shown '%d %i %t %T %w' | grep -vE ' active +(ready|ghost) '; }

# Tells who waits in the kernel where nothing has happened to the list of faults for two minutes.
watch_progress() {
  local told='' lines before=''
  while sleep 120; do
    lines=$(grep -c . $fault_log)
    [ "$lines" != "$before" ] || [ "$lines" = "$told" ] || told=$lines tell_waiting
    before=$lines
  done
}
tell_waiting() {
  local task
  for task in /proc/[0-9]*/task/*; do
    case $(sed -n 's/^State:\t\(.\).*/\1/p' "$task/status") in
      D) echo "$task $(tr '\0' ' ' < "$task/cmdline" | cut -c1-100): $(tr '\n' ' ' < "$task/stack")" ;;
    esac
  done
  ps -eo pid,ppid,stat,wchan:24,etimes,args
  dmsetup info -c
} > /run/lab/stuck.log 2>&1

# wrong SENTENCE [WHAT IS SEEN]
wrong() {
  fail "$1" "${2:+$2; }after fault $faults_made (SEED=$seed): $(tail -n 8 $fault_log)"
  dmsetup ls --tree -o inverted >&2
  dmsetup status >&2
  dmsetup table >&2
  paths_shown '%d %i %t %T %w' >&2
  cat /run/verify.log >&2
  tail -n 60 $polypath_log >&2
  finish
}

: > $fault_log
start_udevd
fault_luns=3
debug_fabric $fault_luns 4
lio_alua_setup
settle
write_multipath_conf << 'CONF'
overrides {
  no_path_retry queue
  failback immediate
  purge_disconnected no
}
defaults {
  queue_without_daemon yes
}
CONF
sed -i 's/ polling_interval 2/ polling_interval 1/; s/max_polling_interval 4/max_polling_interval 2/' /etc/multipath.conf
modprobe -a dm-multipath dm-service-time
lio_map=$(property "/dev/${lio_sd[0]}" ID_SERIAL)
fault_maps=("$lio_map")
for ((lun = 0; lun < fault_luns; lun++)); do fault_maps+=("$(debug_wwid $lun)"); done
start_polypath
await 60 all_whole
start_verify "/dev/mapper/$(debug_wwid 0) /dev/mapper/$lio_map" --rate_iops=25 --runtime=86400
maps=$(shown_maps)
find_disks
poll 60 shown_is_sysfs || wrong "all paths are shown"
nap 3
files=$(open_files) threads=$(polypath_threads)

stage "$faults faults, SEED=$seed"
longest_rest_ms=0
watch_progress &
watcher=$!
while ((faults_made < faults)); do
  make_fault "${kinds[@]}"
  nap $((RANDOM % 2)).$((RANDOM % 10))
  agent_is_as_told || wrong "the agent does not end by itself"
  verify_runs || wrong "writes go on"
  cure_due_faults
  ((faults_made % rest)) || comes_to_rest
done

stage "mended"
comes_to_rest
kill $watcher
value longest_rest_ms $longest_rest_ms
equal "each map has all its paths, and they take I/O" $faults $faults_made
equal "there are the maps that there were" "$maps" "$(shown_maps)"
equal "none is suspended" "" "$(suspended)"
stop_verify
equal "no I/O failed, no block is wrong" 0 "$verify_errors"
at_least "blocks were written and verified" 100 "$verify_ios"
value verified_longest_ms "$verify_longest_ms"
within 60 "the agent has no more files open, and no more threads, than at its start" is_as_small
value files "$files $(open_files)"
value threads "$threads $(polypath_threads)"
for kind in "${!fault_count[@]}"; do value "fault_$kind" "${fault_count[$kind]}"; done
stop_polypath
equal "it ends cleanly" 0 "$polypath_status"
finish
