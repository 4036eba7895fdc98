# udev's rules keep the paths of maps from everybody else from the first event on, before any daemon runs, and leave other disks
# usable; what the agent decides later, udev follows.
. "$LAB_HOME/scenarios/lib.sh"

claims=/run/polypath/claims
claimed() { [ "$(property "/dev/$1" DM_MULTIPATH_DEVICE_PATH)" = 1 ]; }
left_alone() { [ "$(property "/dev/$1" DM_MULTIPATH_DEVICE_PATH)" = 0 ]; }
all_claimed() { local path; for path in $(debug_paths "$1"); do claimed "$path" || return 1; done; }
none_claimed() { local path; for path in $(debug_paths "$1"); do left_alone "$path" || return 1; done; }
map_there() { dmsetup info "$1" > /dev/null 2>&1; }
properties() { udevadm info -q property -n "$1" | grep -E '^(DM_MULTIPATH_DEVICE_PATH|ID_FS_TYPE|SYSTEMD_READY)=' | sort | tr '\n' ' '; }
retrigger() { udevadm trigger --settle --action="${2:-change}" "/sys/class/block/$1"; }

stage "seeded at boot, no daemon"
write_multipath_conf << 'CONF'
defaults {
  find_multipaths strict
}
CONF
known=$(debug_wwid 0) other=$(debug_wwid 1)
printf '# Multipath wwids, Version : 1.0\n# Valid WWIDs:\n/%s/\n' "$known" > /etc/multipath/wwids
mkdir -p /usr/lib/polypath
cp "$CHECKOUT"/packaging/libexec/* /usr/lib/polypath/
check "the seed says what is known" /usr/lib/polypath/seed-claims
start_udevd
cp "$CHECKOUT/packaging/udev/56-polypath.rules" /run/lab-rules/
udevadm control --reload
modprobe -a dm-multipath dm-service-time
debug_fabric 2 2
mine=($(debug_paths 0)) theirs=($(debug_paths 1))
for path in "${mine[@]}"; do
  equal "$path of the known unit is kept before any daemon runs" "DM_MULTIPATH_DEVICE_PATH=1 ID_FS_TYPE=mpath_member SYSTEMD_READY=0 " \
    "$(properties "/dev/$path")"
done
for path in "${theirs[@]}"; do
  equal "$path of the other unit is not" "DM_MULTIPATH_DEVICE_PATH=0 " "$(properties "/dev/$path")"
done
mkdir -p /run/other
check "and takes a file system" mke2fs -q -F "/dev/${theirs[0]}"
check "that can be mounted" mount "/dev/${theirs[0]}" /run/other
echo kept > /run/other/file

stage "with the agent"
start_polypath
within 60 "it makes the map of the known unit" map_there "$known"
check "and no other" eval "! map_there $other"
settle
equal "the other disk is still mounted" kept "$(cat /run/other/file)"
equal "the mode is told" ".POLYPATH_MODE=strict .POLYPATH_WAIT=10 " "$(tr '\n' ' ' < $claims/mode)"

stage "a path comes"
debug_add_hosts 1
settle
check "all paths of the known unit are kept, the new one from its first event on" all_claimed 0

stage "the command beside the incumbent's"
# same SENTENCE ARGUMENT…: both print the same and end the same.
same() {
  local sentence=$1 wanted saw
  shift
  wanted=$(/sbin/multipath "$@" 2> /dev/null; echo "status $?")
  saw=$(polypath multipath "$@" 2>> /run/lab/multipath.err; echo "status $?")
  equal "$sentence" "$wanted" "$saw"
}
same "-c: a path of a map" -c "/dev/${mine[0]}"
same "-c: another disk" -c "/dev/${theirs[0]}"
same "-u: a path of a map" -u "${mine[0]}"
same "-u: another disk" -u "${theirs[0]}"
same "-C: a map with usable paths" -C "/dev/$(dmsetup info -c --noheadings -o blkdevname "$known")"
same "-C: no map" -C none
same "-w: a WWID that the file does not have" -w "/dev/${theirs[0]}"
same "-l -v1: the names of maps" -l -v1
same "-f: a disk" -f "/dev/${theirs[0]}"

stage "a map that cannot be made"
equal "-a: the WWID is added" "wwid '$other' added" "$(polypath multipath -a "/dev/${theirs[0]}")"
equal "once" 1 "$(grep -c "^/$other/" /etc/multipath/wwids)"
multipathd reconfigure > /dev/null
within 60 "is marked as failed" [ -e "/run/multipath/failed_wwids/$other" ]
settle
retrigger "${theirs[0]}"
check "and its paths stay with others" none_claimed 1
equal "the mounted one above all" kept "$(cat /run/other/file)"
umount /run/other
multipathd reconfigure > /dev/null
within 120 "when nobody uses it any more the map is made" map_there "$other"
within 30 "the mark goes" [ ! -e "/run/multipath/failed_wwids/$other" ]
within 30 "and udev keeps its paths" all_claimed 1

stage "the blacklist"
printf 'blacklist {\n  wwid "%s"\n}\n' "$other" >> /etc/multipath.conf
multipathd reconfigure > /dev/null
within 60 "paths that it names are given back" none_claimed 1
sed -i '/^blacklist/,$d' /etc/multipath.conf
multipathd reconfigure > /dev/null
within 60 "and kept again when it names them no longer" all_claimed 1

stage "find_multipaths smart"
sed -i "s/strict/smart/" /etc/multipath.conf
multipathd reconfigure > /dev/null
within 30 "the mode is told" grep -q smart $claims/mode
debug_set max_luns 3
echo "0 0 2" > "/sys/class/scsi_host/host$(basename "$(readlink -f "/sys/block/${mine[0]}/device")" | cut -d : -f 1)/scan"
within 20 "a disk comes of which nothing is known" [ -n "$(debug_paths 2)" ]
alone=$(debug_paths 2)
within 60 "the agent ends its wait for more paths" left_alone "$alone"
check "of which there was one" [ -e "$claims/waited/$(devt "$alone")" ]
equal "and which is over" 0 "$(property "/dev/$alone" FIND_MULTIPATHS_WAIT_UNTIL)"
lone=${theirs[0]}
stop_polypath
check "an agent that ends keeps no further disk" [ ! -e $claims/active ]
: > $claims/active
rm -f "$claims/wwids/$other"
dmsetup remove_all
settle
rm -f "/run/udev/data/b$(devt "$lone")"
retrigger "$lone" add
equal "an unknown disk waits" "DM_MULTIPATH_DEVICE_PATH=1 SYSTEMD_READY=0 " "$(properties "/dev/$lone")"
equal "for the time that is configured" 10 "$(property "/dev/$lone" FIND_MULTIPATHS_WAIT_UNTIL)"
/usr/lib/polypath/wait-over "$(devt "$lone")" "/sys/class/block/$lone"
settle
equal "and is given to others when it is over" "DM_MULTIPATH_DEVICE_PATH=0 " "$(properties "/dev/$lone")"
rm -f "/run/udev/data/b$(devt "$lone")" $claims/waited/*
mount "/dev/$lone" /run/other
retrigger "$lone" add
equal "one that is mounted does not wait" "DM_MULTIPATH_DEVICE_PATH=0 " "$(properties "/dev/$lone")"
umount /run/other

cat $polypath_log >&2
finish
