# How soon the agent has applied what the kernel tells of a map's path, from the listener's receipt of the event to the owner's being done
# with it: somebody else fails a path, the agent looks into it and takes it back, ROUNDS times, on 64 paths in turn. By hand.
. "$LAB_HOME/scenarios/lib.sh"

rounds=${ROUNDS:-200} luns=16 hosts=4
path_is_in() { [ "$(path_state "$2" "$3")" = "$1" ]; }
# Percentiles of the daemon's own interval log, from $1 s after its start on: "VALUE_US PERCENTILE COUNT …" lines.
applied_since() {
  "$CHECKOUT/agent/cli/target/runtime/bin/java" -cp "$CHECKOUT/agent/cli/target/modules/HdrHistogram.jar" \
    org.HdrHistogram.HistogramLogProcessor -i $polypath_runtime/latency.hlog -tag uevent -start "$1" -outputValueUnitRatio 1000
}
# at_share SHARE: the value at or above it.
at_share() { awk -v share="$1" '$2 + 0 >= share && $1 ~ /^[0-9.]+$/ {print int($1); exit}' /run/lab/applied; }

start_udevd
debug_fabric $luns $hosts
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time
began_s=$SECONDS
start_polypath
within 120 "a map of each unit" maps_are $luns
settle 120
nap "${REST:-60}"
rested_s=$SECONDS

stage "failed by other hands $rounds times"
missed=0
for ((round = 0; round < rounds; round++)); do
  map=$(debug_wwid $((round % luns)))
  mapfile -t paths < <(table_paths "$map")
  path=${paths[round / luns % hosts]}
  dmsetup message "$map" 0 "fail_path $path"
  poll 10 path_is_in A "$map" "$path" || missed=$((missed + 1))
  nap 0.2
done
equal "each is taken back" 0 $missed
polypath show latency --runtime-dir $polypath_runtime
stop_polypath # which writes the rest of the log
applied_since $((rested_s - began_s + 5)) > /run/lab/applied
value events "$(awk '$2 + 0 == 1 && $1 ~ /^[0-9.]+$/ {print $3; exit}' /run/lab/applied)"
for share in 0.5 0.9 0.99 1.0; do value "applied_${share}_us" "$(at_share $share)"; done
finish
