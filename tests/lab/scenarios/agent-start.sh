# Many maps at once, for Debian's multipathd and then the agent: at a start with all paths there, and when all paths appear while the
# daemon runs. Wall time until every map has its paths and can take I/O, CPU of the process, and table loads that the kernel saw.
# LUNS=256 for the large run, PHASES=start for the first half of it, DAEMONS=agent for one of them, SETTLE=no to leave out what
# follows while udev still runs its rules for the maps (a second for each map under emulation, whoever made it), LATER=240 to look again
# at the CPU of rest after so many seconds.
. "$LAB_HOME/scenarios/lib.sh"

luns=${LUNS:-64} hosts=4 phases=${PHASES:-start appear} later=${LATER:-0}
tracing=/sys/kernel/debug/tracing

# Builtins only: what polls must not take the one processor from what is measured. Maps that were complete are not looked at again.
maps_complete() {
  local maps=(/sys/block/dm-*) slaves sectors
  ((${#maps[@]} == luns)) || return 1
  while ((complete < luns)); do
    slaves=("${maps[complete]}"/slaves/*)
    read -r sectors < "${maps[complete]}/size"
    ((${#slaves[@]} == hosts && sectors > 0)) || return 1
    complete=$((complete + 1))
  done
}

# CPU that process $1 has used, in hundredths of a second, in cpu_cs.
read_cpu() {
  local stat
  read -ra stat < "/proc/$1/stat"
  cpu_cs=$((stat[13] + stat[14]))
}

# DM_TABLE_LOAD calls since count_loads, in loads.
count_loads() {
  echo 'p:table_loads dm_mod:dm_table_create' > $tracing/kprobe_events
  echo 1 > $tracing/events/kprobes/table_loads/enable
}
read_loads() { read -r _ loads _ < $tracing/kprobe_profile; }

# begin: what follows is measured from here. With the process $1 if it runs already.
begin() {
  complete=0 cpu_before=0
  [ -z "${1:-}" ] || { read_cpu "$1" && cpu_before=$cpu_cs; }
  read_loads
  loads_before=$loads
  began_us=${EPOCHREALTIME/./}
}

# until_complete NAME PID: and prints what it took.
until_complete() {
  local limit_us=$((began_us + 900000000))
  until maps_complete; do
    [ -e "/proc/$2/stat" ] || give_up "$1: the daemon has ended"
    ((${EPOCHREALTIME/./} < limit_us)) || give_up "$1: not all maps in 900 s"
    nap 0.1
  done
  value "$1_maps_ms" $(((${EPOCHREALTIME/./} - began_us) / 1000))
  read_cpu "$2"
  value "$1_cpu_ms" $(((cpu_cs - cpu_before) * 10))
  read_loads
  value "$1_loads_until_then" $((loads - loads_before))
  [ "${SETTLE:-yes}" = yes ] || return 0
  settle 900
  read_loads
  value "$1_settled_ms" $(((${EPOCHREALTIME/./} - began_us) / 1000))
  read_cpu "$2"
  value "$1_settled_cpu_ms" $(((cpu_cs - cpu_before) * 10))
  value "$1_loads" $((loads - loads_before))
}

# afterwards NAME PID: what it costs to have them, and to tell of them.
afterwards() {
  value "$1_rss_kib" "$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$2/status")"
  threads_of "$2" > "/run/lab/$1.threads"
  of_20s "$1_20s_cpu_ms" "$2"
  if ((later > 0)); then
    nap "$later"
    of_20s "$1_later_20s_cpu_ms" "$2"
  fi
  timed "$1_json" multipathd show maps json > "/run/lab/$1.json"
  [ "$daemon" != agent ] || for table in lanes latency; do polypath show $table --runtime-dir $polypath_runtime > "/run/lab/$1.$table"; done
}

# of_20s KEY PID: CPU of 20 s of rest, checks included.
of_20s() {
  local from
  read_cpu "$2"
  from=$cpu_cs
  nap 20
  read_cpu "$2"
  value "$1" $(((cpu_cs - from) * 10))
}

# CPU of each thread of process $1 in hundredths of a second, most first.
threads_of() {
  local task stat name
  for task in "/proc/$1/task"/*; do
    read -r name < "$task/comm"
    read -r stat < "$task/stat"
    read -ra stat <<< "${stat##*) }"
    echo "$((stat[11] + stat[12])) $name"
  done | sort -rn
}

appear() {
  modprobe scsi_debug vpd_use_hostno=0 dev_size_mb=8 delay=0 max_luns="$luns" add_host=$hosts
}

disappear() {
  dmsetup remove_all
  [ ! -d $debug_driver ] || rmmod scsi_debug
  settle 900
}

launch_multipathd() {
  multipathd -d -v2 > /run/multipathd.log 2>&1 < /dev/null &
  pid=$!
}
launch_agent() {
  "$CHECKOUT/bin/polypath" run --runtime-dir $polypath_runtime > /run/agent.log 2>&1 < /dev/null &
  pid=$!
}

# end NAME: of the daemon, whose log is kept.
end() {
  kill "$pid"
  wait "$pid" 2> /dev/null
  cp "/run/${1%_*}.log" "/run/lab/$1.log"
}

start_udevd
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time
count_loads
# As stock rules name them, which is how the device names itself: a name that differs has the agent ask udev to read again.
for ((lun = 0; lun < luns; lun++)); do
  known_disk "$(debug_naa $lun)"
  echo "ID_SERIAL=1Linux_scsi_debug_$((2000 + lun))" >> "/run/lab-ids/naa.$(debug_naa $lun)"
done

stage "kernel and udev alone"
began_us=${EPOCHREALTIME/./}
appear
value disks_ms $(((${EPOCHREALTIME/./} - began_us) / 1000))
settle 900
value disks_settled_ms $(((${EPOCHREALTIME/./} - began_us) / 1000))

phase_start() {
  stage "$daemon starts, the paths are there"
  [ -d $debug_driver ] || appear
  await 60 disks_are $((luns * hosts))
  settle 900
  begin
  launch_$daemon
  until_complete ${daemon}_start "$pid"
  [ $daemon != agent ] || equal "paths that are there: one table load for each map" "$luns" $((loads - loads_before))
  await 60 daemon_answers
  afterwards ${daemon}_start "$pid"
  end ${daemon}_start
}

phase_appear() {
  stage "$daemon runs, the paths appear"
  disappear
  launch_$daemon
  await 240 daemon_answers
  nap 10 # what a start still does afterwards is no part of this
  read_cpu "$pid"
  value ${daemon}_empty_cpu_ms $((cpu_cs * 10))
  begin "$pid"
  appear
  until_complete ${daemon}_appear "$pid"
  [ $daemon != agent ] || equal "paths that appear: one table load for each map" "$luns" $((loads - loads_before))
  afterwards ${daemon}_appear "$pid"
  end ${daemon}_appear
}

for daemon in ${DAEMONS:-multipathd agent}; do
  for phase in $phases; do
    phase_$phase
    dmsetup remove_all
    settle 900
  done
done
finish
