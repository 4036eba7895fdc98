# What an idle path can cost. A unit attention that waits on the surviving group makes scsi_dh_alua retry after 2 s, in the middle of
# a failover; a probe that had drained it would have made the failover a matter of milliseconds.
. "$LAB_HOME/scenarios/lib.sh"

# failover NAME: path 0 goes offline under the map; times the read that must move to path 1; then puts everything back.
failover() {
  set_device_state "$first" offline
  timed_read m || fail "$1: the read survives" "it did not"
  failover_ms=$timed_read_ms
  value "failover_$1_ms" "$failover_ms"
  equal "$1: the map moved to the other path" "F A" "$(path_state m "$(devt "$first")") $(path_state m "$(devt "$second")")"
  set_device_state "$first" running
  dmsetup message m 0 reinstate_path "$(devt "$first")"
  dmsetup message m 0 switch_group 1
  timed_read m || fail "$1: the map is back" "a read failed"
}

start_udevd
debug_fabric 1 2
first=$(sd_at 0:0:0:0) second=$(sd_at 1:0:0:0)
load_map m "0 1 alua 2 1 service-time 0 1 1 $(devt "$first") 1 service-time 0 1 1 $(devt "$second") 1" 16384
timed_read m

stage "no unit attention"
failover clean
at_most "a failover takes well under a second" 1000 "$failover_ms"

stage "capacity changed, told to nobody"
debug_set virtual_gb 1
is_tur /dev/"$(sg_at 0:0:0:0)" good # drains the active path, as I/O would
failover pending
at_least "2 s while 6/2A/09 waits on the idle path" 1900 "$failover_ms"

stage "the same, drained by one probe of the idle path"
debug_set virtual_gb 2
is_tur /dev/"$(sg_at 0:0:0:0)" good
equal "the probe takes it" 6/2a/09 "$(tur /dev/"$(sg_at 1:0:0:0)")"
failover drained
at_most "and the failover is quick again" 1000 "$failover_ms"
finish
