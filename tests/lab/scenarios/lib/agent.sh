# Polypath itself, from the checkout that the lab runs in. Under emulation a JVM takes seconds to say anything: what polls reads
# /run/paths, which paths.pl keeps true from the agent's mapped table.
polypath_runtime=/run/polypath
polypath_log=/run/lab/polypath.log
polypath_paths=/run/paths # not in /run/lab: reading a file there that is replaced meanwhile can spin for ever on kernel 6.12
polypath_starts=0
polypath_by=() # what it is started by, for instance chroot and a directory

# start_polypath [ARGUMENT…]: `polypath run` in the background, until it says that it is ready.
start_polypath() {
  rm -f $polypath_paths
  [ ! -e $polypath_log ] || mv $polypath_log "/run/lab/polypath.$((polypath_starts)).log"
  polypath_starts=$((polypath_starts + 1))
  "${polypath_by[@]}" "$CHECKOUT/bin/polypath" run --runtime-dir $polypath_runtime "$@" > $polypath_log 2>&1 < /dev/null &
  polypath_pid=$!
  await 900 polypath_ready
  value polypath_ready_ms "$polled_ms"
  if ! kill -0 "$polypath_pid" 2> /dev/null; then cp $polypath_runtime/hs_err* /run/lab/ 2> /dev/null; give_up "the agent ended: $(tail -n 5 $polypath_log)"; fi
  perl "$LAB_LIB/paths.pl" $polypath_runtime/paths.table $polypath_paths "$polypath_pid" &
  await 60 [ -s $polypath_paths ]
}

# The same, only watching: maps are left alone.
start_observer() { start_polypath --observe "$@"; }

polypath_ready() { says_ready $polypath_log || ! kill -0 "$polypath_pid"; }

# says_ready LOG: builtins only, a process for each look would slow the start down that is waited for.
says_ready() {
  local said
  mapfile -t said < "$1"
  [[ " ${said[*]}" == *" ready after "* ]]
}

# The command line.
polypath() { "$CHECKOUT/bin/polypath" "$@"; }

# stop_polypath [SIGNAL]: and waits; its exit status in polypath_status.
stop_polypath() {
  kill -"${1:-TERM}" "$polypath_pid"
  poll 120 polypath_ended || polypath_hangs
  polypath_status=0
  wait "$polypath_pid" || polypath_status=$?
}
polypath_ended() { [[ $(< "/proc/$polypath_pid/stat") == *") Z "* ]] 2> /dev/null || ! kill -0 "$polypath_pid" 2> /dev/null; }

# The agent does not end: what its threads do is told, by Java in its log and here by the kernel.
polypath_hangs() {
  local task
  fail "the agent ends" "not within 120 s"
  kill -QUIT "$polypath_pid"
  for task in "/proc/$polypath_pid/task"/*; do
    echo "$(< "$task/comm"): $(tr '\n' ' ' < "$task/stack")"
  done
  nap 5
  kill -KILL "$polypath_pid"
}

# Threads of the agent's process.
polypath_threads() {
  local tasks=("/proc/$polypath_pid/task"/*)
  echo "${#tasks[@]}"
}

# Checks that the agent has made of all paths, in checks.
read_checks() {
  local name hctl wwid state checker group access priority count hung
  checks=0
  perl "$LAB_LIB/paths.pl" $polypath_runtime/paths.table $polypath_paths
  while read -r name hctl wwid state checker group access priority count hung; do checks=$((checks + count)); done < $polypath_paths
}

# The row of disk $1, field $2 of it (see paths.pl).
path_field() {
  local name hctl wwid state checker group access priority checks hung
  while read -r name hctl wwid state checker group access priority checks hung; do
    if [ "$name" = "$1" ]; then
      echo "${!2}"
      return
    fi
  done < $polypath_paths
  return 1
}

# The state of disk $1 is $2.
path_is() { [ "$(path_field "$1" state)" = "$2" ]; }

# How many paths are in state $1.
paths_in() { grep -c "^[^ ]* [^ ]* [^ ]* $1 " $polypath_paths; }

# There are $2 paths in state $1.
paths_in_are() { [ "$(paths_in "$1")" = "$2" ]; }

path_count() { grep -c . $polypath_paths; }

path_count_is() { [ "$(path_count)" = "$1" ]; }

# Path $1 can take I/O, or could if its group were active.
path_answers() { path_is "$1" up || path_is "$1" ghost; }

# That many paths do.
paths_answer() { [ $(($(paths_in up) + $(paths_in ghost))) = "$1" ]; }

multipathd_knows() { [ "$(paths_shown '%d %w' | grep -c ' [^ ]')" = "$1" ]; }

# Path $1 takes no I/O: it is down, or does not answer.
path_is_bad() { path_is "$1" down || path_is "$1" timeout; }
