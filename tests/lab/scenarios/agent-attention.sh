# What probing idle paths is good for: a unit attention that waits on the surviving path costs a failover 2 s, unless a probe has drained it.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
debug_fabric 1 2
settle
first=$(sd_at 0:0:0:0) second=$(sd_at 1:0:0:0)
load_map m "0 1 alua 2 1 service-time 0 1 1 $(devt "$first") 1 service-time 0 1 1 $(devt "$second") 1" 16384
timed_read m

failover() {
  set_device_state "$first" offline
  timed_read m || fail "$1: the read survives" "it did not"
  failover_ms=$timed_read_ms
  value "failover_$1_ms" $failover_ms
  set_device_state "$first" running
  dmsetup message m 0 reinstate_path "$(devt "$first")"
  dmsetup message m 0 switch_group 1
  timed_read m || fail "$1: the map is back" "a read failed"
}
attention() {
  debug_set virtual_gb "$1"
  is_tur "/dev/$(sg_at 0:0:0:0)" good # drains the active path, as I/O would
}

stage "nobody probes"
attention 1
failover alone
at_least "the attention costs 2 s in the middle of the failover" 1900 $failover_ms

stage "the agent probes"
start_observer --polling-interval 1 --max-polling-interval 2
attention 2
within 10 "the agent collects the attention from the idle path" \
  grep -q "$second.*capacity" $polypath_log
failover probed
at_most "the failover takes milliseconds" 1000 $failover_ms
stop_polypath
finish
