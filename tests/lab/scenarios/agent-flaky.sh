# A path that flaps is withheld and comes back when it kept good, or when nothing else is left; queues, an iSCSI session and SCSI hosts
# are set up as the configuration says; what a session tells is heard.
. "$LAB_HOME/scenarios/lib.sh"

recovery_seconds=20
path_is_in() { [ "$(path_state "$map" "$(devt "$1")")" = "$2" ]; }
recovery_tmo() { echo "$(< "/sys/class/iscsi_session/${iscsi_session[$1]}/recovery_tmo")"; }
largest() { echo "$(< "/sys/block/$1/queue/max_sectors_kb")"; }
told() { grep -q "$1" $polypath_log; }
flap() {
  await 20 path_is "$1" up
  set_device_state "$1" offline
  await 30 path_is "$1" down
  set_device_state "$1" running
}
marginal_is() { [ "$(paths_shown '%d %M' | sed -n "s/^$1 *\([a-z]*\) *$/\1/p")" = "$2" ]; }

start_udevd
debug_fabric 1 4
iscsi_setup 2
settle
write_multipath_conf << CONF
defaults {
  path_grouping_policy multibus
  detect_prio no
  prio const
  polling_interval 1
  max_polling_interval 4
  fast_io_fail_tmo 9
  eh_deadline 40
  max_sectors_kb 256
  san_path_err_threshold 2
  san_path_err_forget_rate 1000
  san_path_err_recovery_time $recovery_seconds
}
CONF
modprobe -a dm-multipath dm-service-time
start_polypath
map=$(debug_wwid 0)
flaky=$(sd_at 0:0:0:0)

stage "set up"
equal "a session waits for as long as I/O may" 9 "$(recovery_tmo 1)"
equal "the other one too" 9 "$(recovery_tmo 2)"
equal "requests are as large as they may be" 256 "$(largest "$flaky")"
await 30 [ -L "/dev/mapper/$map" ]
equal "the map's too" 256 "$(largest "$(basename "$(readlink -f "/dev/mapper/$map")")")"
equal "error handling of a host has its deadline" 40 "$(< /sys/class/scsi_host/host0/eh_deadline)"

stage "flapping"
flap "$flaky"
within 20 "a path that failed once comes back" path_is_in "$flaky" A
flap "$flaky"
within 20 "and once more" path_is_in "$flaky" A
flap "$flaky"
within 20 "then it is delayed" path_is "$flaky" delayed
equal "and takes no I/O" F "$(path_state "$map" "$(devt "$flaky")")"
nap $((recovery_seconds / 2))
check "for a while" path_is "$flaky" delayed
within $recovery_seconds "a path that kept good is used again" path_is_in "$flaky" A

stage "nothing else left"
flap "$flaky"
within 20 "it may fail again" path_is_in "$flaky" A
flap "$flaky"
within 20 "and again" path_is_in "$flaky" A
flap "$flaky"
within 20 "before it is delayed again" path_is "$flaky" delayed
others=()
while read -r name _; do [ "$name" = "$flaky" ] || others+=("$name"); done < <(grep " $map " $polypath_paths)
equal "there are three others" 3 "${#others[@]}"
for other in "${others[@]}"; do set_device_state "$other" offline; done
within 10 "without another path a delayed one is used" path_is_in "$flaky" A
value released_after_ms "$polled_ms"
for other in "${others[@]}"; do set_device_state "$other" running; done
within 20 "until the others are back" path_is_in "${others[0]}" A

stage "an operator's word"
equal "a path is set marginal" ok "$(multipathd setmarginal path "$flaky")"
within 5 "which clients see" marginal_is "$flaky" marginal
equal "and may use as before" up "$(path_field "$flaky" state)"
equal "until that is taken back" ok "$(multipathd unsetmarginal path "$flaky")"
within 5 "which they see too" marginal_is "$flaky" normal

stage "a session that drops"
iscsi_cut 2
within 20 "is told by the kernel" told "session.*CONNECTION_ERROR"
within 40 "and its paths fail" path_is_bad "$(sd_at "${iscsi_hctl[2]}:0")"
iscsi_mend 2
within 60 "until it is back" path_is "$(sd_at "${iscsi_hctl[2]}:0")" up
equal "as long as before" 9 "$(recovery_tmo 2)"
cat $polypath_log >&2
stop_polypath
finish
