# Whether the lanes that I/O may wait for ever wait for a disk: page faults, files opened, classes looked for. The agent must have been
# started with POLYPATH_JAVA_OPTS=$resident_java_opts.
resident_classes=/run/classes.log
resident_java_opts=-Xlog:class+load=info:file=$resident_classes
resident_trace=/sys/kernel/tracing

# The id of the agent's thread of that name.
thread_named() {
  local task
  for task in "/proc/$polypath_pid/task"/*; do
    if [ "$(< "$task/comm")" = "$1" ]; then echo "${task##*/}"; fi
  done
}

# major_faults STAT…: those that had to wait for a disk, of threads or processes whose files these are (proc_pid_stat(5)).
major_faults() {
  local file stat words sum=0
  for file; do
    stat=$(< "$file")
    read -ra words <<< "${stat##*) }"
    sum=$((sum + words[9]))
  done
  echo $sum
}

# From now on. That the lanes wait in epoll is traced as well, because a trace that sees nothing proves nothing.
watch_residency() {
  local name event filter=''
  resident_stats=()
  for name in owner prober listener mapper-fast; do resident_stats+=("/proc/$polypath_pid/task/$(thread_named $name)/stat"); done
  resident_faults=$(major_faults "${resident_stats[@]}")
  resident_loaded=$(grep -c . $resident_classes)
  mountpoint -q $resident_trace || mount -t tracefs tracefs $resident_trace
  for name in owner prober listener mapper-fast; do filter+="${filter:+ || }common_pid==$(thread_named $name)"; done
  for event in openat epoll_wait; do
    echo "$filter" > "$resident_trace/events/syscalls/sys_enter_$event/filter"
    echo 1 > "$resident_trace/events/syscalls/sys_enter_$event/enable"
  done
}

# Checks since watch_residency.
still_resident() {
  local later opened
  equal "no lane that I/O waits for has waited for a page" "$resident_faults" "$(major_faults "${resident_stats[@]}")"
  later=$(tail -n +$((resident_loaded + 1)) $resident_classes | grep -cE 'source: (jrt|file):')
  equal "no class was looked for in a jar or in Java's own files" 0 "$later"
  opened=$(grep 'sys_openat' $resident_trace/trace)
  equal "no such lane has opened a file" "" "$opened"
  check "as a trace says that sees them" grep -q 'sys_epoll_wait' $resident_trace/trace
  echo 0 > $resident_trace/events/syscalls/enable
}
