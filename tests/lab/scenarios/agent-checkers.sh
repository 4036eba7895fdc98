# Kernel 6.12: checkers that read a block tell a path whose reads fail from one that only answers TEST UNIT READY, the checker none goes
# by the kernel alone, and priorities come from names and from the times that checks take.
. "$LAB_HOME/scenarios/lib.sh"

# device_conf OPTION…: what holds for the disks, one option a word group.
device_conf() {
  printf 'devices {\n device {\n vendor Linux\n product scsi_debug\n detect_prio no\n' > /etc/multipath.conf
  printf ' %s\n' "$@" >> /etc/multipath.conf
  printf ' }\n}\n' >> /etc/multipath.conf
}
path_has() { [ "$(path_field "$1" "$2")" = "$3" ]; }
priority_below() { (($(path_field "$1" priority) < $2)); }
priority_known() { (($(path_field "$1" priority) > 0)); }
delay_is_set() { echo "$1" 2> /dev/null > $debug_driver/delay; }
shown_reason() { polypath explain --runtime-dir $polypath_runtime "$1" | tail -n 40; }

start_udevd
write_multipath_conf < /dev/null
debug_fabric 2 2
first=$(sd_at 0:0:0:0) second=$(sd_at 1:0:0:0) node=$(sg_at 0:0:0:0)

for checker in directio readsector0; do
  stage "$checker and weightedpath"
  device_conf "path_checker $checker" 'prio weightedpath' 'prio_args "hbtl 0:.:.:. 7 1:.:.:. 9"'
  start_observer --polling-interval 1 --max-polling-interval 1
  within 20 "$checker: all paths can be read" paths_in_are up 4
  equal "the checker is the one that is named" $checker "$(path_field "$first" checker)"
  equal "the weight of host 0" 7 "$(path_field "$first" priority)"
  equal "and of host 1" 9 "$(path_field "$second" priority)"

  error_rule 0:0:0:0 "2 -1000000 0x28 0 0 0x2 0x3 0x11 0x0"
  within 20 "a path whose reads fail is down" path_is "$first" down
  equal "although TEST UNIT READY says that it is ready" good "$(tur "/dev/$node")"
  equal "its sibling is not" up "$(path_field "$second" state)"
  like "the reason is the medium" '*medium error*' "$(shown_reason "$first")"
  error_clear 0:0:0:0 2 0x28
  within 20 "it comes back" path_is "$first" up
  stop_polypath
done

stage "path_latency"
device_conf 'path_checker directio' 'prio path_latency' 'prio_args "io_num=20 base_num=2"'
start_observer --polling-interval 1 --max-polling-interval 1
within 20 "fast paths have a priority" priority_known "$first"
fast=$(path_field "$first" priority)
value priority_fast "$fast"
await 20 delay_is_set 75 # jiffies, 0.3 s
within 90 "it falls by several steps when the device answers in 0.3 s" priority_below "$first" $((fast - 3))
value priority_slow "$(path_field "$first" priority)"
equal "the path is up all the same" up "$(path_field "$first" state)"
stop_polypath
await 10 delay_is_set 0

stage "none"
device_conf 'path_checker none' 'prio const'
start_observer --polling-interval 1 --max-polling-interval 1
within 20 "what the kernel calls running is up" paths_in_are up 4
error_rule 0:0:0:0 "2 -1000000 0x0 0 0 0x2 0x3 0x11 0x0"
error_rule 0:0:0:0 "2 -1000000 0x28 0 0 0x2 0x3 0x11 0x0"
nap 5
equal "whatever its commands do" up "$(path_field "$first" state)"
set_device_state "$first" offline
within 20 "what it calls offline is down" path_is "$first" down
set_device_state "$first" running
within 20 "and up again" path_is "$first" up
stop_polypath
finish
