# Real sessions: a LUN that is unmapped behind LIO's iSCSI target is disconnected, LUN 0 too, where TEST UNIT READY goes on saying GOOD;
# a session that drops takes its paths down.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
iscsi_setup 2
settle
start_observer --polling-interval 1 --max-polling-interval 4
equal "two units on two paths" 4 "$(path_count)"
equal "all of them up" 4 "$(paths_in up)"
lun0=$(sd_at "${iscsi_hctl[1]}:0") lun1=$(sd_at "${iscsi_hctl[1]}:1")

stage "unmapped"
iscsi_unmap 1 1
within 20 "a LUN that is gone is disconnected" path_is "$lun1" disconnected
iscsi_map 1 1
within 20 "mapped again, it is up" path_is "$lun1" up

stage "LUN 0"
iscsi_unmap 1 0
value lun0_tur "$(tur "/dev/$(sg_at "${iscsi_hctl[1]}:0")")"
within 30 "LUN 0 is disconnected, whatever TEST UNIT READY says" path_is "$lun0" disconnected
nap 10
equal "and stays so" disconnected "$(path_field "$lun0" state)"
iscsi_map 1 0
within 20 "mapped again, it is up" path_is "$lun0" up

stage "session"
iscsi_cut 2
other=$(sd_at "${iscsi_hctl[2]}:0")
within 40 "a session that drops takes its paths with it" path_is_bad "$other"
equal "and no others" up "$(path_field "$lun0" state)"
iscsi_mend 2
within 60 "they come back with it" path_is "$other" up
stop_polypath
finish
