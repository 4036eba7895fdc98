# The agent keeps maps: it takes over those that Debian's multipathd made without touching them, makes the same ones itself, and
# fails paths over and back under I/O.
. "$LAB_HOME/scenarios/lib.sh"

luns=4
path_is_in() { [ "$(path_state "$map" "$(devt "$2")")" = "$1" ]; }
tables() { dmsetup table --target multipath | sort; }
identities() { dmsetup info -c --noheadings -o name,uuid | sort; }
loads() { grep -c ', ordered$' $polypath_log; }

start_udevd
debug_fabric $luns 4
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time

stage "multipathd's maps"
start_multipathd
within 60 "multipathd makes a map of each unit" maps_are $luns
sleep 2
tables > /run/lab/tables.incumbent
identities > /run/lab/identities.incumbent
map=$(debug_wwid 0)
start_load "/dev/mapper/$map"
stop_multipathd

stage "takeover"
start_polypath
equal "tables are as they were" "$(cat /run/lab/tables.incumbent)" "$(tables)"
equal "and none was loaded" 0 "$(loads)"
first=$(sd_at 0:0:0:0)
set_device_state "$first" offline
within 30 "a path that is set offline is failed" path_is_in F "$first"
set_device_state "$first" running
within 30 "and reinstated when it runs again" path_is_in A "$first"
value reinstated_after_ms "$polled_ms"
stop_load
at_least "reads went on" 50 "$load_reads"
equal "without an error" 0 "$load_errors"
value longest_read_ms "$load_longest_ms"
stop_polypath
equal "the agent ends cleanly" 0 "$polypath_status"
within 5 "the maps outlive it" maps_are $luns
cp $polypath_log /run/lab/takeover.log

stage "maps of its own"
dmsetup remove_all
udevadm settle
start_polypath
within 60 "it makes a map of each unit" maps_are $luns
equal "with the same tables" "$(cat /run/lab/tables.incumbent)" "$(tables)"
equal "names and uuids" "$(cat /run/lab/identities.incumbent)" "$(identities)"
equal "each with one load" $luns "$(loads)"
cat $polypath_log >&2

stop_polypath
finish
