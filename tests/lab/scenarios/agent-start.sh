# Many maps at once, for Debian's multipathd and then the agent: at a start with all paths there, and when all paths appear while the
# daemon runs. Wall time until every map has its paths and can take I/O, CPU of the process, and table loads that the kernel saw.
# LUNS=256 for the large run, PHASES=start for the first half of it, DAEMONS=agent for one of them, SETTLE=no to leave out what
# follows while udev still runs its rules for the maps (a second for each map under emulation, whoever made it), LATER=240 to look again
# at the CPU of rest after so many seconds.
. "$LAB_HOME/scenarios/lib.sh"

luns=${LUNS:-64} hosts=4 phases=${PHASES:-start appear} later=${LATER:-0}

# begin: what follows is measured from here. With the process $1 if it runs already.
begin() {
  maps_counted=0 cpu_before=0
  [ -z "${1:-}" ] || { read_cpu "$1" && cpu_before=$cpu_cs; }
  read_calls table_loads
  loads_before=$calls
  began_us=${EPOCHREALTIME/./}
}

# until_complete NAME PID: and prints what it took.
until_complete() {
  local limit_us=$((began_us + 900000000))
  until maps_complete "$luns" $hosts; do
    [ -e "/proc/$2/stat" ] || give_up "$1: the daemon has ended"
    ((${EPOCHREALTIME/./} < limit_us)) || give_up "$1: not all maps in 900 s"
    nap 0.1
  done
  value "$1_maps_ms" $(((${EPOCHREALTIME/./} - began_us) / 1000))
  read_cpu "$2"
  value "$1_cpu_ms" $(((cpu_cs - cpu_before) * 10))
  read_calls table_loads
  loads=$calls
  value "$1_loads_until_then" $((loads - loads_before))
  [ "${SETTLE:-yes}" = yes ] || return 0
  settle 900
  read_calls table_loads
  loads=$calls
  value "$1_settled_ms" $(((${EPOCHREALTIME/./} - began_us) / 1000))
  read_cpu "$2"
  value "$1_settled_cpu_ms" $(((cpu_cs - cpu_before) * 10))
  value "$1_loads" $((loads - loads_before))
}

# afterwards NAME PID: what it costs to have them, and to tell of them.
afterwards() {
  value "$1_rss_kib" "$(status_kib "$2" VmRSS)"
  threads_of "$2" > "/run/lab/$1.threads"
  cpu_of_rest "$1_20s_cpu_ms" 20 "$2"
  if ((later > 0)); then
    nap "$later"
    cpu_of_rest "$1_later_20s_cpu_ms" 20 "$2"
  fi
  timed "$1_json" multipathd show maps json > "/run/lab/$1.json"
  [ "$daemon" != agent ] || for table in lanes latency; do polypath show $table --runtime-dir $polypath_runtime > "/run/lab/$1.$table"; done
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
count_calls table_loads dm_mod:dm_table_create
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
