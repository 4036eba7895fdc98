# Kernel 6.12: commands that hang on some paths cost no thread and delay no other path; they are time-outs by the agent's own deadline,
# long before the kernel would begin error handling, and the paths recover when they answer.
. "$LAB_HOME/scenarios/lib.sh"

luns=${HUNG_LUNS:-256} sick=${HUNG_PATHS:-100}
total=$((luns * 4))
start_udevd
stage "$luns units x 4 paths"
debug_fabric "$luns" 4
start_observer --polling-interval 2 --max-polling-interval 4 --checker-timeout 5
equal "every path is found" $total "$(path_count)"
within 60 "and answers" paths_answer $total
nap 10
threads=$(polypath_threads)

stage "$sick paths hang"
for ((lun = 0; lun < sick / 4; lun++)); do
  for host in 0 1 2 3; do error_rule "$host:0:0:$lun" "0 1 ff"; done
done
within 30 "the hung ones are time-outs at the deadline" paths_in_are timeout "$sick"
nap 15
equal "no thread was started for them" "$threads" "$(polypath_threads)"
equal "all others answer" $((total - sick)) "$(($(paths_in up) + $(paths_in ghost)))"
equal "the kernel has not begun error handling" 0 "$(dmesg | grep -ciE 'timing out|abort|reset')"
polypath show latency --runtime-dir $polypath_runtime
polypath show lanes --runtime-dir $polypath_runtime

stage "they answer again"
for ((lun = 0; lun < sick / 4; lun++)); do
  for host in 0 1 2 3; do error_clear "$host:0:0:$lun" 0 ff; done
done
# What hangs already comes back when the kernel's 60 s have passed and it has aborted it.
within 120 "the paths recover" paths_answer $total
stop_polypath
finish
