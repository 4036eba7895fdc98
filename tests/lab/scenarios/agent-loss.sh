# Kernel 6.12: a unit that one path denies (05/25/00) is disconnected. Without purging it stays; with it the SCSI device is deleted,
# once, and a unit that answers again in time is kept.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
debug_fabric 2 2
denied="2 1 ff 0 0 2 5 25 0"

stage "purging is off"
start_observer --polling-interval 1 --max-polling-interval 2
sick=$(sd_at 0:0:0:1)
error_rule 0:0:0:1 "$denied"
within 10 "a denied path is disconnected" path_is "$sick" disconnected
nap 20
equal "and stays" disconnected "$(path_field "$sick" state)"
check "with its device" [ -e "/sys/block/$sick" ]
error_clear 0:0:0:1 2 ff
within 10 "it is up when it answers" path_answers "$sick"
stop_polypath

stage "purging is on"
start_observer --polling-interval 1 --max-polling-interval 2 --purge-disconnected
udevadm monitor --kernel --subsystem-match=scsi > /run/uevents 2>&1 &
monitor=$!
await 20 grep -q KERNEL /run/uevents
error_rule 0:0:0:1 "$denied"
within 10 "a denied path is disconnected" path_is "$sick" disconnected
nap 4
error_clear 0:0:0:1 2 ff
within 10 "one that answers again soon is kept" path_answers "$sick"
nap 15
check "its device too" [ -e "/sys/block/$sick" ]

error_rule 0:0:0:1 "$denied"
within 40 "one that does not is deleted" [ ! -e /sys/class/scsi_device/0:0:0:1 ]
within 10 "and leaves the table" path_count_is 3
equal "once" 1 "$(grep -c 'condemned' <(polypath explain --runtime-dir $polypath_runtime "$sick" 2>&1))"
equal "the unit's other path answers" yes "$(path_answers "$(sd_at 1:0:0:1)" && echo yes)"
polypath explain --runtime-dir $polypath_runtime "$sick" | tail -n 12
kill $monitor
stop_polypath
finish
