# One daemon in one guest, for perf/bench/compare: every figure of it as a line @KEY=VALUE. A phase ends with @phase_NAME=ok, or with what
# went wrong; one that is not named was not reached. docs/benchmarks.md says what the figures mean.
#
#   DAEMON=multipathd|polypath   MULTIPATHD=PROGRAM   PATHS=16   PHASES="start rest …"   INTERVALS="5 20"   CHECKER_TIMEOUT=10
#   WARM=60 (s)   REST=60 (s)   PAUSE=10 (s)   ANSWERS=10 (s)   ROUNDS=3   EVENTS=2000 (at most)   HUNG=30 (s)
#   LIMIT=900 (s, for each wait; by default one more for each path)   TARGET_UNITS=256
. "$LAB_HOME/scenarios/lib.sh"

# Units are spread over targets, because the kernel numbers those from 256 on in another way.
hosts=4 units=$((PATHS / 4)) target_units=${TARGET_UNITS:-256}
((units >= target_units)) || target_units=$units
hung_units=$(((units + 7) / 8))
limit=${LIMIT:-$((900 + PATHS))}

# A step that fails ends its phase and with it the guest: what comes after would be measured on another state than it says.
give_up() {
  value "phase_$phase" "failed: $*"
  fail "$phase" "$*"
  finish
}

launch() {
  case $DAEMON in
    multipathd) exec "${MULTIPATHD:-multipathd}" -d -v2 ;;
    polypath) exec "$CHECKOUT/bin/polypath" run --runtime-dir $polypath_runtime ;;
  esac > /run/lab/daemon.log 2>&1 < /dev/null &
  pid=$!
}

alive() { [ -e "/proc/$pid/stat" ] || give_up "the daemon has ended: $(tail -n 3 /run/lab/daemon.log)"; }
now_us() { us=${EPOCHREALTIME/./}; }

# since KEY: @KEY, milliseconds since began_us.
since() {
  now_us
  value "$1" $(((us - began_us) / 1000))
}

# cpu_since KEY: @KEY, milliseconds of CPU since cpu_before.
cpu_since() {
  read_cpu "$pid"
  value "$1" $(((cpu_cs - cpu_before) * 10))
}

# begin: what follows is measured from here.
begin() {
  read_cpu "$pid"
  cpu_before=$cpu_cs
  now_us
  began_us=$us
}

# await_changes NUMBER WHAT: so many paths have changed their state in the kernel's maps since calls_before, by its own count.
await_changes() {
  local until_us=$((began_us + limit * 1000000))
  while read_calls path_events; ((calls - calls_before < $1)); do
    alive
    now_us
    ((us < until_us)) || give_up "$2: $((calls - calls_before)) of $1 paths in $limit s"
    nap 0.05
  done
}

# The target that has unit $1, in target; number 7 is the host's own.
target_of() {
  target=$(($1 / target_units))
  ((target < 7)) || target=$((target + 1))
}

# Address of unit $2 at host $1, in address.
address_of() {
  target_of "$2"
  address=$1:0:$target:$(($2 % target_units))
}

kernel_has() { [ "$(dmsetup status --target multipath | grep -oE "[0-9]+:[0-9]+ $1 " | grep -c .)" = "$2" ]; }

phase_start() {
  local until_us
  slab_before=$(slab_kib)
  maps_counted=0 cpu_before=0
  now_us
  began_us=$us until_us=$((us + limit * 1000000))
  launch
  until maps_complete $units $hosts; do
    alive
    now_us
    ((us < until_us)) || give_up "$maps_counted of $units maps in $limit s"
    nap 0.1
  done
  since start_maps_ms
  cpu_since start_cpu_ms
  await "$limit" daemon_answers
  since start_answers_ms
  settle "$limit"
  since start_settled_ms
  cpu_since start_settled_cpu_ms
  read_calls table_loads
  value start_loads "$calls"
}

phase_rest() {
  local checks=0 checks_before=0
  nap "${WARM:-60}" # Java goes on compiling for a while
  [ $DAEMON = multipathd ] || read_checks
  checks_before=$checks
  count_commands
  begin
  nap "${REST:-60}"
  # Each check of multipathd's is a TEST UNIT READY here; Polypath says how many there were.
  [ $DAEMON = multipathd ] || read_checks
  cpu_since rest_cpu_ms
  read_commands
  value rest_commands $commands
  value rest_turs "${commands_of[0]:-0}"
  [ $DAEMON = polypath ] || checks=${commands_of[0]:-0}
  checks=$((checks - checks_before))
  value rest_checks $checks
  ((checks > 0)) || give_up "no path was checked"
  value rest_cpu_ms_per_1000_checks $(((cpu_cs - cpu_before) * 10 * 1000 / checks))
  alive
  value rest_rss_kib "$(status_kib "$pid" VmRSS)"
  value rest_locked_kib "$(status_kib "$pid" VmLck)"
  value rest_slab_kib $(($(slab_kib) - slab_before))
  read_threads "$pid"
  value rest_threads "$threads"
  descriptors=("/proc/$pid/fd"/*)
  value rest_descriptors ${#descriptors[@]}
  threads_of "$pid" > /run/lab/threads
}

phase_answers() {
  answers_of answers_paths "${ANSWERS:-10}" 'show paths' || give_up "show paths was not answered"
  answers_of answers_json "${ANSWERS:-10}" 'show maps json' || give_up "show maps json was not answered"
}

phase_load() {
  storm_begins
  answers_of load_paths "${ANSWERS:-10}" 'show paths' || give_up "show paths was not answered"
  answers_of load_json "${ANSWERS:-10}" 'show maps json' || give_up "show maps json was not answered"
  storm_ends
  value load_reconfigures "$storm_reconfigures"
  alive
  # What the storm left behind is no part of what comes next.
  await "$limit" idle
  nap "${PAUSE:-10}"
}

# change_paths KEY STATE DEVICE…: sets devices offline or running; @KEY_ms from the first one on until the kernel's maps have all of it.
change_paths() {
  local key=$1 state=$2 device
  read_calls path_events
  calls_before=$calls
  begin
  for device in "${@:3}"; do echo "$state" > "/sys/bus/scsi/devices/$device/state"; done
  await_changes $(($# - 2)) "$key"
  since "${key}_ms"
  cpu_since "${key}_cpu_ms"
}

phase_fault() {
  local round
  for ((round = 0; round < ${ROUNDS:-3}; round++)); do
    address_of $((round % hosts)) $((round % (units - hung_units) + hung_units))
    nap $((RANDOM % ${INTERVALS#* })).$((RANDOM % 10))
    change_paths fault_failed offline $address
    await "$limit" kernel_has F 1
    nap $((RANDOM % ${INTERVALS% *} + 1)).$((RANDOM % 10))
    change_paths fault_back running $address
    await "$limit" kernel_has F 0
  done
}

phase_port() {
  local devices=() unit
  for ((unit = 0; unit < units; unit++)); do address_of 1 $unit && devices+=($address); done
  change_paths port_failed offline "${devices[@]}"
  await "$limit" kernel_has F $units
  nap 3
  change_paths port_back running "${devices[@]}"
  await "$limit" kernel_has F 0
}

idle() { [[ $(multipathd show status 2> /dev/null) == *"busy: False"* ]]; }

phase_events() {
  local files=(/sys/block/sd*/uevent) count=$((4 * PATHS)) event
  ((count <= ${EVENTS:-2000})) || count=${EVENTS:-2000}
  begin
  for ((event = 0; event < count; event++)); do echo change > "${files[event % ${#files[@]}]}"; done
  settle "$limit"
  since events_udev_ms
  await "$limit" idle
  since events_settled_ms
  cpu_since events_cpu_ms
  value events_sent $count
}

phase_hung() {
  local unit host most=0 until_us sick=$((hung_units * hosts))
  read_calls path_events
  calls_before=$calls
  for ((unit = 0; unit < hung_units; unit++)); do
    for ((host = 0; host < hosts; host++)); do address_of $host $unit && error_rule $address "0 1 ff"; done
  done
  begin
  until_us=$((began_us + ${HUNG:-30} * 1000000)) all_failed=
  while now_us; ((us < until_us)); do
    read_threads "$pid"
    ((threads <= most)) || most=$threads
    read_calls path_events
    if [ -z "$all_failed" ] && ((calls - calls_before >= sick)); then since hung_failed_ms && all_failed=yes; fi
    nap 0.2
  done
  alive
  cpu_since hung_cpu_ms
  value hung_paths $sick
  value hung_threads $most
  [ -n "$all_failed" ] || value hung_failed_ms "not all of $sick in ${HUNG:-30} s"
  answers_of hung_answers "${ANSWERS:-10}" 'show paths' || give_up "show paths was not answered"
  address_of 0 $((units - 1))
  change_paths hung_fault offline $address
  [ $DAEMON = polypath ] || return 0
  polypath show latency --json --runtime-dir $polypath_runtime > /run/lab/latency.json
  value hung_lateness_p99_us "$(jq '.stages[] | select(.stage == "check-lateness") | .p99_ns / 1000 | floor' /run/lab/latency.json)"
}

phase=setup
start_udevd
# As stock rules name them, which is how the device names itself: a name that differs has the agent ask udev to read again.
for ((unit = 0; unit < units; unit++)); do
  target_of $unit
  number=$((target * 1000 + unit % target_units)) # scsi_debug's own
  naa=$(debug_naa $number)
  known_disk "$naa"
  echo "ID_SERIAL=1Linux_scsi_debug_$((2000 + number))" >> "/run/lab-ids/naa.$naa"
done
require modprobe -a dm-multipath dm-service-time
require modprobe scsi_debug vpd_use_hostno=0 dev_size_mb=8 delay=0 max_luns=$target_units num_tgts=$((units / target_units)) \
  add_host=$hosts
await "$limit" disks_are "$PATHS"
settle "$limit"
mkdir -p /etc/multipath
mount -t tmpfs tmpfs /etc/multipath
cat > /etc/multipath.conf << CONF
defaults {
  find_multipaths no
  user_friendly_names no
  path_grouping_policy group_by_prio
  no_path_retry 12
  failback immediate
  polling_interval ${INTERVALS% *}
  max_polling_interval ${INTERVALS#* }
  checker_timeout ${CHECKER_TIMEOUT:-10}
}
CONF
count_calls table_loads dm_mod:dm_table_create
count_calls path_events dm_mod:dm_path_uevent

for phase in $PHASES; do
  stage "$phase"
  if [ $phase = hung ] && [ ! -e /sys/kernel/debug/scsi_debug/0:0:0:0/error ]; then
    value phase_hung "not possible on kernel $(uname -r)"
    continue
  fi
  phase_$phase
  value "phase_$phase" ok
done
kill -KILL "$pid"
finish
