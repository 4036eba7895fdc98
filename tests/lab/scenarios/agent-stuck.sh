# Kernel 6.12: a map whose table waits in the kernel until I/O on the old one has ended, because a path does not answer, keeps no other
# map from changing and no client waiting. DAEMON=multipathd does the same with Debian's.
. "$LAB_HOME/scenarios/lib.sh"

stuck=$(debug_wwid 0) other=$(debug_wwid 1)
both_there() { table_has "$stuck" 4 && table_has "$other" 4; }
write_ended() { ! kill -0 "$write_pid"; }

start_udevd
debug_fabric 2 4
settle
write_multipath_conf << 'CONF'
overrides {
  no_path_retry queue
}
CONF
modprobe -a dm-multipath dm-service-time
if [ "${DAEMON:-polypath}" = multipathd ]; then start_multipathd; else start_polypath; fi
within 60 "both maps are there" both_there
settle

stage "a write that nobody answers"
for host in 0 1 2 3; do
  echo 15 > "/sys/block/$(sd_at $host:0:0:0)/device/timeout"
  error_rule $host:0:0:0 "0 1 2a"
done
dd if=/dev/zero of="/dev/mapper/$stuck" bs=4k count=1 oflag=direct 2> /dev/null &
write_pid=$!
nap 2
leaving=($(debug_paths 0)) going=($(debug_paths 1))
check "a path of its map is deleted" multipathd del path "${leaving[3]}"
check "and one of another map" multipathd del path "${going[3]}"
within 10 "the other map's table has it no longer" table_has "$other" 3
check "and gets it back" multipathd add path "${going[3]}"
within 10 "in its table" table_has "$other" 4
check "while the first one still waits" table_has "$stuck" 4

stage "it is over"
for host in 0 1 2 3; do error_clear $host:0:0:0 0 2a; done
within 90 "the first map's table follows" table_has "$stuck" 3
value stuck_for_ms "$polled_ms"
within 60 "and the write has ended" write_ended
[ "${DAEMON:-polypath}" = multipathd ] || stop_polypath
finish
