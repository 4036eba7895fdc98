# What a daemon costs: CPU, memory, threads, and what the kernel was asked to do for it. What polls uses builtins only, so that it does not
# take the one processor from what is measured.
cost_tracing=/sys/kernel/debug/tracing

# CPU that process $1 has used, in hundredths of a second, in cpu_cs.
read_cpu() {
  local stat
  stat=$(< "/proc/$1/stat")
  read -ra stat <<< "${stat##*) }"
  cpu_cs=$((stat[11] + stat[12]))
}

# cpu_of_rest KEY SECONDS PID: @KEY, the milliseconds of CPU that it uses while nothing is asked of it, checks included.
cpu_of_rest() {
  local from
  read_cpu "$3"
  from=$cpu_cs
  nap "$2"
  read_cpu "$3"
  value "$1" $(((cpu_cs - from) * 10))
}

# CPU of each thread of process $1 in hundredths of a second, most first, and how often it has waited for something.
threads_of() {
  local task stat name word waits
  for task in "/proc/$1/task"/*; do
    read -r name < "$task/comm"
    read -r stat < "$task/stat"
    read -ra stat <<< "${stat##*) }"
    while read -r word waits; do [ "$word" != voluntary_ctxt_switches: ] || break; done < "$task/status"
    echo "$((stat[11] + stat[12])) $waits $name"
  done | sort -rn
}

# Threads of process $1, in threads.
read_threads() {
  threads=("/proc/$1/task"/*)
  threads=${#threads[@]}
}

# Line $2 of the status of process $1 (VmRSS, VmLck, …), in KiB.
status_kib() { sed -n "s/^$2:[^0-9]*\([0-9]*\).*/\1/p" "/proc/$1/status"; }

# Memory that the kernel uses for itself, in KiB: what open descriptors pin is in it.
slab_kib() { sed -n 's/^Slab:[^0-9]*\([0-9]*\).*/\1/p' /proc/meminfo; }

# count_calls NAME [MODULE:]FUNCTION: of the kernel, from now on.
count_calls() {
  echo "p:$1 $2" >> $cost_tracing/kprobe_events || give_up "the kernel has no function $2"
  echo 1 > "$cost_tracing/events/kprobes/$1/enable"
}

# How often the function of that name was called, in calls.
read_calls() {
  local name hits
  while read -r name hits _; do
    [ "$name" != "$1" ] || calls=$hits
  done < $cost_tracing/kprobe_profile
}

# count_commands: of SCSI, by their opcodes, from now on.
count_commands() {
  local trigger=$cost_tracing/events/scsi/scsi_dispatch_cmd_start/trigger
  echo '!hist:keys=opcode' > $trigger 2> /dev/null
  echo 'hist:keys=opcode:size=256' > $trigger || give_up "this kernel does not count SCSI commands"
}

# How many there were since count_commands: in commands, and by opcode in commands_of.
read_commands() {
  local line
  commands=0 commands_of=()
  while read -r line; do
    if [[ $line =~ opcode:\ *([0-9]+)\ *\}\ hitcount:\ *([0-9]+) ]]; then
      commands_of[BASH_REMATCH[1]]=${BASH_REMATCH[2]}
      commands=$((commands + BASH_REMATCH[2]))
    fi
  done < $cost_tracing/events/scsi/scsi_dispatch_cmd_start/hist
}

# maps_complete MAPS PATHS: there are so many maps, each with so many paths, that take I/O. Maps that were complete are not looked at again
# until somebody sets maps_counted to 0.
maps_counted=0
maps_complete() {
  local maps=(/sys/block/dm-*) slaves sectors
  ((${#maps[@]} == $1)) || return 1
  while ((maps_counted < $1)); do
    slaves=("${maps[maps_counted]}"/slaves/*)
    read -r sectors < "${maps[maps_counted]}/size"
    ((${#slaves[@]} == $2 && sectors > 0)) || return 1
    maps_counted=$((maps_counted + 1))
  done
}
