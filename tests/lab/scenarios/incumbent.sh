# Debian's multipathd in the lab, as the daemon to compare with: it maps a unit, loses a path under I/O, and takes it back.
. "$LAB_HOME/scenarios/lib.sh"

path_is() { [ "$(path_state "$map" "$(devt "$2")")" = "$1" ]; }
shown_as() { paths_shown "%d %t %T" | grep -qx "$1 $2"; }

start_udevd
debug_fabric 1 2
first=$(sd_at 0:0:0:0) second=$(sd_at 1:0:0:0)
write_multipath_conf < /dev/null
stage "multipathd"
timed start start_multipathd
map=$(debug_wwid 0)
within 30 "a unit with two paths becomes a map" test -e "/dev/mapper/$map"
within 20 "whose paths are up" shown_as "$second" "active ready"
equal "and which it shows" "$map 2" "$(maps_shown "%w %N")"

stage "a path fails under I/O"
start_load "/dev/mapper/$map"
set_device_state "$first" offline
within 30 "the kernel fails it at the first lost read" path_is F "$first"
within 30 "multipathd shows it as failed" shown_as "$first" "failed faulty"
stage "and returns"
set_device_state "$first" running
within 30 "multipathd reinstates it" path_is A "$first"
value reinstated_after_ms "$polled_ms"
stop_load
value longest_read_ms "$load_longest_ms"
at_least "reads went on" 50 "$load_reads"
equal "without an error" 0 "$load_errors"
stop_multipathd
check "the map outlives its daemon" test -e "/dev/mapper/$map"
finish
