# Device-mapper through the agent's own ioctls: what dmsetup and udev see of it, with a udev daemon and without one.
. "$LAB_HOME/scenarios/lib.sh"

dm=io.polypath.ffm.dm
mapper=io.polypath.agent.mapper
udevd_is_gone() { ! pidof systemd-udevd; }

start_udevd
debug_fabric 1 4
modprobe -a dm-multipath dm-service-time dm-mod
unit=("-Dpolypath.wwid=$(debug_wwid 0)" "-Dpolypath.disks=$(for disk in $(debug_paths 0); do devt "$disk"; done | paste -sd,)")

stage "with udev"
java_tests "${unit[@]}" $dm.DmControlTest $mapper.KernelMapperTest $mapper.KernelUdevTest
equal "no udev cookie is left behind" 0 "$(dmsetup udevcookies | grep -c 0xd4d)"

stage "without"
require udevadm control --exit
await 20 udevd_is_gone
rm -f /run/udev/control
java_tests "${unit[@]}" $mapper.KernelMapperTest

finish
