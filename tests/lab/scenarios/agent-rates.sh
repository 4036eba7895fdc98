# What a check costs through the bindings, beside the same in C in the same guest, in turns. By hand.
. "$LAB_HOME/scenarios/lib.sh"

modprobe -a sd_mod sg
require modprobe scsi_debug max_luns=64 delay=0 dev_size_mb=8
await 60 disks_are 64
devices=(/dev/sg*)
java=$("$CHECKOUT/bin/find-jdk")/bin/java
modules=$CHECKOUT/perf/bench/target/modules
bench() {
  "$java" -XX:+UseSerialGC -Xmx64m --enable-native-access=io.polypath.ffm -p "$modules" \
    -m io.polypath.bench/io.polypath.bench.TurRate "$@"
}
in_c() { sg_turs --number="$1" --time "${devices[0]}" 2>&1 | sed -n 's/.*; \([0-9]*\) operations.*/\1/p'; }

best() { sort -n | tail -n 1; }
stage "one device, one command at a time"
for round in 1 2 3; do
  in_c 40000 >> /run/c
  bench sync 40000 5 "${devices[0]}" | tee -a /run/lab/bench | sed -n 's/^@sync=\([0-9]*\).*/\1/p' >> /run/java
done
in_c 40000 >> /run/c
c=$(best < /run/c) ours=$(best < /run/java)
value c_sync "$c"
value ours_sync "$ours"
at_least "both were measured" 1 $((c > 0 && ours > 0))
value sync_percent_of_c $((ours * 100 / c))

stage "64 devices, one thread, asynchronous"
bench async 200000 4 "${devices[@]}" | tee -a /run/lab/bench
value ours_async "$(sed -n 's/^@async=\([0-9]*\).*/\1/p' /run/lab/bench | best)"
finish
