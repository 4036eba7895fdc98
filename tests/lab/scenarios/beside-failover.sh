# Debian's multipathd and the agent in turn, under the same default configuration and the same faults, without I/O: how long a path that
# nobody uses goes on being taken for good, and how long it is left out after it is well again. ROUNDS says how often.
. "$LAB_HOME/scenarios/lib.sh"

rounds=${ROUNDS:-6}
map=$(debug_wwid 0)
maps_there() { [ "$(dmsetup ls --target multipath | grep -c "(")" = "$1" ]; }
path_is_in() { [ "$(path_state "$map" "$(devt "$2")")" = "$1" ]; }
all_in() { [ "$(dmsetup status "$map" | grep -oE "[0-9]+:[0-9]+ $1 " | wc -l)" = "$2" ]; }
middle() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] " " v[NR] }'; }

start_udevd
debug_fabric 4 4
mkdir -p /etc/multipath
mount -t tmpfs tmpfs /etc/multipath
printf 'defaults {\n find_multipaths no\n}\ndevices {\n device {\n vendor "Linux"\n product "scsi_debug"\n failback immediate\n path_grouping_policy multibus\n no_path_retry 12\n }\n}\n' > /etc/multipath.conf
modprobe -a dm-multipath dm-service-time

# faults NAME: offline and back, path after path.
faults() {
  local round disk failed=() back=()
  for ((round = 0; round < rounds; round++)); do
    disk=$(sd_at $((round % 4)):0:0:0)
    nap $((RANDOM % 5)).$((RANDOM % 10))
    set_device_state "$disk" offline
    await 60 path_is_in F "$disk"
    failed+=("$polled_ms")
    nap 2
    set_device_state "$disk" running
    await 60 path_is_in A "$disk"
    back+=("$polled_ms")
  done
  value "$1_offline_to_failed_ms_median_and_most" "$(printf '%s\n' "${failed[@]}" | middle)"
  value "$1_running_to_reinstated_ms_median_and_most" "$(printf '%s\n' "${back[@]}" | middle)"
}

start_multipathd
within 60 "multipathd makes its maps" maps_there 4
nap 25 # its intervals have grown to what they are on a quiet host
faults multipathd
stop_multipathd
start_polypath
within 60 "the agent has them" all_in A 4
nap 25
faults polypath
stop_polypath
finish
