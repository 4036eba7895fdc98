# Every way to lose a path, one after the other and all at once, under writes that are verified: no error, no wrong block.
. "$LAB_HOME/scenarios/lib.sh"

map=$(debug_wwid 0)
path_is_in() { [ "$(path_state "$map" "$(devt "$2")")" = "$1" ]; }
all_in() { [ "$(dmsetup status "$map" | grep -oE "[0-9]+:[0-9]+ $1 " | wc -l)" = "$2" ]; }
waits() { dmsetup table "$map" | grep -q queue_if_no_path; }
fails() { ! waits; }
told_as() { paths_shown "%d %t %T %o" | grep -qx "$1 failed faulty $2"; }
group_disabled() { dmsetup status "$map" | grep -q ' D '; }
no_group_disabled() { ! group_disabled; }
is_there() { [ -e "/dev/mapper/$map" ]; }

# What one way to lose a path costs: from the fault to F, from the cure to A.
lose() {
  local how=$1 disk=$2
  "${@:3}"
  within 20 "$how: the path is failed" path_is_in F "$disk"
  value "${how// /_}_failed_ms" "$polled_ms"
}
regain() {
  local how=$1 disk=$2
  "${@:3}"
  within 20 "$how: and reinstated" path_is_in A "$disk"
  value "${how// /_}_reinstated_ms" "$polled_ms"
}
cut() { # every command ends with DID_NO_CONNECT
  local opcode
  for opcode in 0x0 0x8 0xa 0x12 0x28 0x2a 0x88 0x8a 0xa3; do error_rule "$1" "2 1 $opcode 0x1 0 0 0 0 0" 2> /dev/null; done
}
mend() {
  local opcode
  for opcode in 0x0 0x8 0xa 0x12 0x28 0x2a 0x88 0x8a 0xa3; do error_clear "$1" 2 $opcode 2> /dev/null; done
}

start_udevd
debug_fabric 1 4
write_multipath_conf << 'CONF'
devices {
  device {
    vendor "Linux"
    product "scsi_debug"
    no_path_retry queue
    failback immediate
    path_grouping_policy multibus
  }
}
CONF
sed -i 's/polling_interval 2/polling_interval 1/; s/max_polling_interval 4/max_polling_interval 2/' /etc/multipath.conf
modprobe -a dm-multipath dm-service-time
POLYPATH_JAVA_OPTS=$resident_java_opts start_polypath
within 10 "the map is there with its paths" all_in A 4
watch_residency
start_verify "/dev/mapper/$map"

stage "one path at a time"
for host in 0 1 2 3; do
  disk=$(sd_at $host:0:0:0)
  lose "offline" "$disk" set_device_state "$disk" offline
  within 10 "offline: and told to be" told_as "$disk" offline
  regain "offline" "$disk" set_device_state "$disk" running
done
disk=$(sd_at 1:0:0:0)
lose "transport" "$disk" cut 1:0:0:0
regain "transport" "$disk" mend 1:0:0:0
stage "a path is deleted, and found again"
echo 1 > "/sys/block/$(sd_at 2:0:0:0)/device/delete"
within 10 "a deleted path leaves the table" table_has "$map" 3
echo "0 0 0" > /sys/class/scsi_host/host2/scan
within 30 "a path that is found again joins" table_has "$map" 4

stage "all paths offline, with queueing"
for host in 0 1 2 3; do set_device_state "$(sd_at $host:0:0:0)" offline; done
within 20 "all are failed" all_in F 4
check "I/O waits" waits
nap 3
for host in 3 2 1 0; do set_device_state "$(sd_at $host:0:0:0)" running; done
within 20 "all are reinstated" all_in A 4
still_resident
stage "offline and back in a tight loop"
for turn in 1 2 3 4 5 6; do
  for host in 0 1 2 3; do set_device_state "$(sd_at $host:0:0:0)" offline; done
  for host in 0 1 2 3; do set_device_state "$(sd_at $host:0:0:0)" running; done
done
within 20 "all come back" all_in A 4
stage "all deleted and found again in a tight loop"
for turn in 1 2 3; do
  for disk in $(debug_paths 0); do echo 1 > "/sys/block/$disk/device/delete"; done
  for host in 0 1 2 3; do echo "0 0 0" > /sys/class/scsi_host/host$host/scan; done
done
within 60 "the map has all its paths again" all_in A 4
check "verified writes go on" verify_runs

stage "other hands"
disk=$(sd_at 0:0:0:0)
dmsetup message "$map" 0 fail_path "$(devt "$disk")"
within 5 "somebody else's fail_path is looked into and taken back" path_is_in A "$disk"
value foreign_fail_ms "$polled_ms"
dmsetup message "$map" 0 disable_group 1
within 5 "so is disable_group" no_group_disabled
dmsetup suspend --noflush "$map"
dmsetup load "$map" --table "$(dmsetup table "$map" | sed -E 's/ multipath .*/ multipath 1 queue_if_no_path 0 1 1 service-time 0 1 1 '"$(devt "$disk")"' 1/')"
dmsetup resume "$map"
within 10 "a table that lacks paths is completed" table_has "$map" 4
check "verified writes go on" verify_runs

stage "killed in the middle of it"
for turn in 1 2; do
  set_device_state "$disk" offline
  kill -9 "$polypath_pid"
  wait "$polypath_pid" 2> /dev/null
  set_device_state "$disk" running
  start_polypath
  within 20 "after a kill -9 all paths are back" all_in A 4
  equal "without a load" 0 "$(grep -c ', ordered$' $polypath_log)"
done

stop_verify
equal "no error and no wrong block" 0 "$verify_errors"
at_least "blocks were written and verified" 500 "$verify_ios"
value longest_io_ms "$verify_longest_ms"

stage "a limited wait"
sed -i 's/no_path_retry queue/no_path_retry 3/' /etc/multipath.conf
multipathd reconfigure
nap 2
for host in 0 1 2 3; do set_device_state "$(sd_at $host:0:0:0)" offline; done
within 20 "without a path" all_in F 4
from=${EPOCHREALTIME/./}
counts() { maps_shown "%4 %x %3"; }
like "the wait is counted when it begins" "[1-9] * *" "$(counts)"
read -r waits_begun failures seconds <<< "$(counts)"
within 20 "I/O fails after three polling intervals" fails
like "its end and its seconds are counted too" "$waits_begun $((failures + 1)) [1-9]*" "$(counts)"
at_least "and not before" 1500 $(((${EPOCHREALTIME/./} - from) / 1000))
for host in 0 1 2 3; do set_device_state "$(sd_at $host:0:0:0)" running; done
within 20 "it waits again when a path is back" waits

stage "the map is removed by hand"
dmsetup remove "$map"
nap 4
equal "and stays removed" "" "$(dmsetup ls --target multipath | grep "$map")"
check "until somebody adds it" multipathd add map "$map"
within 10 "then it is there" is_there
stop_polypath
equal "the agent ends cleanly" 0 "$polypath_status"
check "queueing is switched off when it ends" fails
finish
