# Many maps at once: what it costs the agent, and Debian's multipathd in the same guest, to have them all. LUNS=256 for the large run.
. "$LAB_HOME/scenarios/lib.sh"

luns=${LUNS:-256}
maps_there() { [ "$(dmsetup ls --target multipath | grep -c .)" = "$1" ]; }
# Seconds of CPU that process $1 has used, in hundredths.
cpu_of() {
  local stat
  read -ra stat < "/proc/$1/stat"
  echo $((stat[13] + stat[14]))
}
resident_kib() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status"; }

start_udevd
debug_fabric "$luns" 4
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time
settle 240

stage "the agent"
from=${EPOCHREALTIME/./}
start_polypath
equal "a map of each unit" "$luns" "$(dmsetup ls --target multipath | grep -c .)"
value agent_maps_ms $(((${EPOCHREALTIME/./} - from) / 1000))
value agent_cpu_cs "$(cpu_of "$polypath_pid")"
value agent_rss_kib "$(resident_kib "$polypath_pid")"
from=$(cpu_of "$polypath_pid")
nap 20
value agent_20s_cpu_cs $(($(cpu_of "$polypath_pid") - from))
from=${EPOCHREALTIME/./}
multipathd show maps json > /run/lab/agent.json
value agent_json_ms $(((${EPOCHREALTIME/./} - from) / 1000))
stop_polypath
dmsetup remove_all
settle 240

stage "multipathd"
from=${EPOCHREALTIME/./}
start_multipathd
within 900 "a map of each unit" maps_there "$luns"
await 900 daemon_answers
value incumbent_maps_ms $(((${EPOCHREALTIME/./} - from) / 1000))
value incumbent_cpu_cs "$(cpu_of "$multipathd_pid")"
value incumbent_rss_kib "$(resident_kib "$multipathd_pid")"
from=$(cpu_of "$multipathd_pid")
nap 20
value incumbent_20s_cpu_cs $(($(cpu_of "$multipathd_pid") - from))
from=${EPOCHREALTIME/./}
multipathd show maps json > /run/lab/incumbent.json
value incumbent_json_ms $(((${EPOCHREALTIME/./} - from) / 1000))
stop_multipathd
finish
