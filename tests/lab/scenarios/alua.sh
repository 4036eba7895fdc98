# The ALUA unit behaves like an array: what an initiator sees of each state, and that it sees nothing before it asks.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
stage "2 groups x 2 paths"
timed alua_setup lio_alua_setup
settle
a=/dev/${lio_sg[0]} b=/dev/${lio_sg[2]}
equal "the paths carry one WWID" "36001405aabbccdd00000000000000000" "$(property /dev/"${lio_sd[0]}" ID_SERIAL)"
equal "on both groups" "36001405aabbccdd00000000000000000" "$(property /dev/"${lio_sd[3]}" ID_SERIAL)"
equal "RTPG shows two optimized groups" "0001:0 0002:0" "$(rtpg "$a")"

udevadm monitor --kernel --property --subsystem-match=scsi > /run/uevents 2>&1 &
monitor=$!
await 20 grep -q KERNEL /run/uevents
changes() { grep -c SDEV_UA=ASYMMETRIC_ACCESS_STATE_CHANGED /run/uevents; }

# expect_state STATE TUR RTPG-DIGIT SYSFS
expect_state() {
  stage "$1"
  local before
  before=$(access_state "${lio_sd[2]}")
  alua_set tpgB "$1"
  nap 0.3
  equal "$1: before any command the kernel believes what it believed" "$before" "$(access_state "${lio_sd[2]}")"
  is_tur "$b" "$2" # the kernel may answer this first one itself: it eats the unit attention and asks for the states
  equal "$1: TUR says" "$2" "$(tur "$b")"
  equal "$1: RTPG says" "0001:0 0002:$3" "$(rtpg "$b")"
  within 20 "$1: the kernel knows" state_is 2 "$4"
  equal "$1: and knows it of the path that was not asked" "$4" "$(access_state "${lio_sd[3]}")"
}
state_is() { [ "$(access_state "${lio_sd[$1]}")" = "$2" ]; }

expect_state nonoptimized good 1 active/non-optimized
expect_state standby 2/04/0b 2 standby
expect_state unavailable 2/04/0c 3 unavailable
expect_state transitioning 2/04/0a f transitioning
expect_state optimized good 0 active/optimized
at_least "a uevent told of each change" 5 "$(changes)"
kill $monitor

stage "transport loss"
lio_transport 1 offline
equal "a path without transport answers DID_TRANSPORT_DISRUPTED" host_0x0e "$(tur /dev/"${lio_sg[1]}")"
equal "while sysfs calls it running" running "$(< "/sys/block/${lio_sd[1]}/device/state")"
lio_transport 1 online
within 20 "it answers again" is_tur "/dev/${lio_sg[1]}" good

stage "unplug"
lio_unplug 3
within 20 "an unplugged unit takes its disk away" disks_are 3
lio_plug 3
within 20 "and brings it back" disks_are 4
lio_find 3
equal "answering" good "$(tur /dev/"${lio_sg[3]}")"
finish
