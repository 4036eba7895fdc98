# Debian's multipathd and the agent in turn, under the same configuration with default intervals and the same faults, without I/O: how
# long a path that nobody uses goes on being taken for good, and how long it is left out after it is well again. Of a device that is set
# offline nothing tells; of an iSCSI session that drops and comes back the kernel does. ROUNDS says how often each.
. "$LAB_HOME/scenarios/lib.sh"

rounds=${ROUNDS:-6}
longest_interval_ms=20000
path_is_in() { [ "$(path_state "$map" "$(devt "$disk")")" = "$1" ]; }
paths_active() { [ "$(dmsetup status --target multipath | grep -oE "[0-9]+:[0-9]+ A " | wc -l)" = "$1" ]; }

# middle_and_most VALUE…: in middle and most.
middle_and_most() {
  local sorted
  mapfile -t sorted < <(printf '%s\n' "$@" | sort -n)
  middle=${sorted[($# - 1) / 2]} most=${sorted[$# - 1]}
}

device_fails() { set_device_state "$disk" offline; }
device_heals() { set_device_state "$disk" running; }
device_of() { map=$(debug_wwid 0) disk=$(sd_at $(($1 % 4)):0:0:0); }
session_fails() { iscsi_cut 2; }
session_heals() { iscsi_mend 2; }
session_of() { map=$session_map disk=$(sd_at "${iscsi_hctl[2]}:0"); }

# faults DAEMON KIND: path after path fails and heals, at moments of no interval that anybody keeps.
faults() {
  local round failed=() back=()
  for ((round = 0; round < rounds; round++)); do
    "$2_of" $round
    nap $((RANDOM % 20)).$((RANDOM % 10))
    "$2_fails"
    await 90 path_is_in F
    failed+=("$polled_ms")
    nap $((RANDOM % 10 + 1)).$((RANDOM % 10))
    "$2_heals"
    await 90 path_is_in A
    back+=("$polled_ms")
  done
  middle_and_most "${back[@]}"
  value "$1_$2_back_ms_median_and_most" "$middle $most"
  middle_and_most "${failed[@]}"
  value "$1_$2_failed_ms_median_and_most" "$middle $most"
}

start_udevd
debug_fabric 4 4
iscsi_setup 2
settle
session_map=$(property "$(sd_at "${iscsi_hctl[2]}:0")" ID_SERIAL)
mkdir -p /etc/multipath
mount -t tmpfs tmpfs /etc/multipath
cat > /etc/multipath.conf << 'CONF'
defaults {
  find_multipaths no
  user_friendly_names no
  path_grouping_policy group_by_prio
  no_path_retry 12
  failback immediate
}
CONF
modprobe -a dm-multipath dm-service-time

stage multipathd
start_multipathd
within 60 "multipathd makes its maps" maps_are 6
nap 40 # its intervals have grown to what they are on a quiet host
faults multipathd device
faults multipathd session
stop_multipathd

stage "the agent"
start_polypath
within 60 "the agent has them" paths_active 20
equal "taken over without a load" 0 "$(grep -c ', ordered$' $polypath_log)"
nap 40
faults polypath device
at_most "an idle path that is dead is found within the longest interval, of which nothing tells" $((longest_interval_ms + 5000)) "$most"
faults polypath session
stop_polypath
finish
