# Real sessions under maps: a session that drops takes its paths down; a LUN that is unmapped behind LIO's iSCSI target is
# disconnected, LUN 0 too, where TEST UNIT READY goes on saying GOOD; one that stays away is deleted, once, and found again.
. "$LAB_HOME/scenarios/lib.sh"

path_is_in() { [ "$(path_state "$1" "$(devt "$2")")" = "$3" ]; }
at_is_in() { path_is_in "$1" "$(sd_at "$2")" "$3"; }
condemned() { polypath explain --runtime-dir $polypath_runtime "$1" 2>&1 | grep -c condemned; }

start_udevd
iscsi_setup 2
settle
write_multipath_conf << 'CONF'
defaults {
  purge_disconnected yes
  polling_interval 1
  max_polling_interval 4
  path_grouping_policy multibus
}
CONF
modprobe -a dm-multipath dm-service-time
start_polypath
equal "two units on two paths" 4 "$(path_count)"
equal "all of them up" 4 "$(paths_in up)"
lun0=$(sd_at "${iscsi_hctl[1]}:0") lun1=$(sd_at "${iscsi_hctl[1]}:1")
map0=$(path_field "$lun0" wwid) map1=$(path_field "$lun1" wwid)

stage "session"
iscsi_cut 2
other=$(sd_at "${iscsi_hctl[2]}:0")
within 40 "a session that drops takes its paths with it" path_is_bad "$other"
equal "and no others" up "$(path_field "$lun0" state)"
iscsi_mend 2
within 60 "they come back with it" path_is_in $map0 "$other" A

stage "unmapped for a moment"
iscsi_unmap 1 1
within 20 "a LUN that is gone is disconnected" path_is "$lun1" disconnected
within 5 "and takes no I/O" path_is_in $map1 "$lun1" F
iscsi_map 1 1
within 20 "mapped again, it is up" path_is "$lun1" up
nap 15
check "and is kept" [ -e "/sys/block/$lun1" ]
within 5 "and takes I/O" path_is_in $map1 "$lun1" A

stage "unmapped for good"
iscsi_unmap 1 1
within 60 "its SCSI device is deleted" [ ! -e "/sys/class/scsi_device/${iscsi_hctl[1]}:1" ]
within 10 "and the path is gone" path_count_is 3
equal "it was condemned once" 1 "$(condemned "$lun1")"
check "the other path takes I/O" at_is_in $map1 "${iscsi_hctl[2]}:1" A
iscsi_map 1 1
echo "0 0 1" > "/sys/class/scsi_host/host${iscsi_hctl[1]%%:*}/scan"
within 30 "mapped and scanned for, it is in the map again" at_is_in $map1 "${iscsi_hctl[1]}:1" A

stage "LUN 0"
iscsi_unmap 1 0
value lun0_tur "$(tur "/dev/$(sg_at "${iscsi_hctl[1]}:0")")"
within 30 "LUN 0 is disconnected, whatever TEST UNIT READY says" path_is "$lun0" disconnected
within 60 "and its SCSI device is deleted" [ ! -e "/sys/class/scsi_device/${iscsi_hctl[1]}:0" ]
equal "it was condemned once" 1 "$(condemned "$lun0")"
check "the other path takes I/O" at_is_in $map0 "${iscsi_hctl[2]}:0" A
stop_polypath
finish
