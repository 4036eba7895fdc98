# iSCSI over loopback: two sessions to two units; a unit that goes away behind its device; a session that drops and returns.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
transport_offline() { [ "$(< "/sys/class/scsi_device/${iscsi_hctl[1]}:0/device/state")" = transport-offline ]; }
stage "2 portals x 2 units"
timed iscsi_setup iscsi_setup 2
settle
equal "each portal gave each unit a disk" 4 "$(disks)"
zero=/dev/$(sg_at "${iscsi_hctl[2]}:0") one=/dev/$(sg_at "${iscsi_hctl[2]}:1")
equal "both paths carry one WWID" 360014051111aaaa00000000000000000 "$(property /dev/"$(sd_at "${iscsi_hctl[2]}:1")" ID_SERIAL)"
equal "that differs from unit to unit" 360014050000aaaa00000000000000000 "$(property /dev/"$(sd_at "${iscsi_hctl[1]}:0")" ID_SERIAL)"
equal "the sessions are up" "LOGGED_IN LOGGED_IN" "$(iscsi_state 1) $(iscsi_state 2)"

stage "units go away"
iscsi_unmap 2 1
equal "an unmapped unit says LOGICAL UNIT NOT SUPPORTED" 5/25/00 "$(tur "$one")"
equal "its disk stays" 4 "$(disks)"
iscsi_map 2 1
equal "mapped again it answers" good "$(tur "$one")"
iscsi_unmap 2 0
equal "an unmapped LUN 0 answers TUR as if nothing had happened" good "$(tur "$zero")"
equal "and only INQUIRY tells" 3f "$(inquiry_byte0 "$zero")"
iscsi_map 2 0
equal "until it is mapped again" 00 "$(inquiry_byte0 "$zero")"

stage "a session drops"
timed session_cut iscsi_cut 1
within 20 "its session fails" iscsi_state_is 1 FAILED
within 30 "after the replacement time-out its disks are offline" transport_offline
equal "the other session does not notice" good "$(tur "$zero")"
iscsi_mend 1
within 30 "the session returns" iscsi_state_is 1 LOGGED_IN
within 20 "with its disks" is_tur /dev/"$(sg_at "${iscsi_hctl[1]}:0")" good
finish
