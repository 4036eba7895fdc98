# Random faults. A kind is a function fault_KIND: it makes one fault, puts the cure off with `later`, says in $struck what it hit, and
# fails where it cannot be made now. Cures are idempotent, and bear that their device has gone meanwhile.
#
# The scenario says which units there are: fault_luns (of scsi_debug), lio_sd (where LIO's unit is one of them), and fault_maps, names in
# /dev/mapper.
faults_made=0
cure_due=() cure_does=()
declare -A fault_count
fault_log=/run/lab/faults.log
quick_faults=(device_offline device_deleted host_offline host_gone no_connect denied not_ready ugly_commands group_state transport
  unplugged foreign_fail foreign_reinstate foreign_disable foreign_table client_fail client_delete client_marginal client_reconfigure
  configured_anew uevents)
# A start takes its time under emulation, and a command that hangs comes back when the kernel gives it up, after a minute.
slow_faults=(killed stopped check_hangs write_hangs)

# later MOST COMMAND…: the command is run after up to MOST more faults.
later() {
  cure_due+=($((faults_made + RANDOM % ($1 + 1))))
  cure_does+=("${*:2}")
}

# Runs the cures that are due; all of them for "cure_due_faults all".
cure_due_faults() {
  local n due=("${cure_due[@]}") does=("${cure_does[@]}")
  cure_due=() cure_does=()
  for n in "${!due[@]}"; do
    if [ "${1:-}" = all ] || ((due[n] <= faults_made)); then
      ${does[n]} 2> /dev/null
    else
      cure_due+=("${due[n]}")
      cure_does+=("${does[n]}")
    fi
  done
}

# make_fault KIND…: the next card of a shuffled deck of these kinds that can be made. Where none can, everything is mended first.
fault_deck=()
make_fault() {
  local card at failed=0
  while :; do
    ((${#fault_deck[@]})) || fault_deck=("$@")
    card=$((RANDOM % ${#fault_deck[@]}))
    fault_kind=${fault_deck[card]}
    unset 'fault_deck[card]'
    fault_deck=("${fault_deck[@]}")
    if "fault_$fault_kind" 2> /dev/null; then break; fi
    ((++failed % (4 * $#))) || cure_due_faults all
  done
  faults_made=$((faults_made + 1))
  fault_count[$fault_kind]=$((${fault_count[$fault_kind]:-0} + 1))
  elapsed_ms at
  echo "$faults_made: $at ms: $fault_kind $struck" >> $fault_log
}

# Numbers of scsi_debug's hosts, in debug_host_numbers.
find_debug_hosts() {
  local host
  debug_host_numbers=()
  for host in $debug_driver/adapter*/host*; do debug_host_numbers+=("${host##*/host}"); done
}

# Some path of a unit of scsi_debug that is there: struck=H:C:T:L, disk=its name.
pick_debug() {
  find_debug_hosts
  struck=${debug_host_numbers[RANDOM % ${#debug_host_numbers[@]}]}:0:0:$((RANDOM % fault_luns))
  [ -e "/sys/class/scsi_device/$struck/device/block" ] && disk=$(sd_at "$struck")
}

# Some path of any unit: disk, struck=disk.
pick_disk() {
  local all=(/sys/block/sd*)
  disk=${all[RANDOM % ${#all[@]}]##*/}
  struck=$disk
}

pick_map() { struck=${fault_maps[RANDOM % ${#fault_maps[@]}]}; }
pick_lio() { ((${#lio_sd[@]} && (struck = RANDOM % 4) >= 0)); }

# More than two paths of unit $1 of scsi_debug are there.
can_spare() { (($(debug_paths "$1" | wc -l) > 2)); }
agent_runs() { kill -0 "$polypath_pid"; }

fault_device_offline() {
  pick_disk && set_device_state "$disk" offline && later 3 set_device_state "$disk" running
}

fault_device_deleted() {
  pick_debug && can_spare "${struck##*:}" && echo 1 > "/sys/class/scsi_device/$struck/device/delete" &&
    later 2 scan_for "${struck%%:*}" "0 0 ${struck##*:}"
}
scan_for() { echo "$2" > "/sys/class/scsi_host/host$1/scan"; }

fault_host_offline() {
  pick_debug || return 1
  struck=${struck%%:*}
  host_state "$struck" offline
  later 2 host_state "$struck" running
}
host_state() {
  local state
  for state in "/sys/class/scsi_device/$1":*/device/state; do echo "$2" > "$state"; done
}

# The last of scsi_debug's hosts goes with all its devices; another one comes, with another number.
fault_host_gone() {
  local lun
  find_debug_hosts
  ((${#debug_host_numbers[@]} == debug_hosts)) || return 1
  for ((lun = 0; lun < fault_luns; lun++)); do can_spare $lun || return 1; done
  struck=${debug_host_numbers[*]}
  echo -1 > $debug_driver/add_host
  later 3 host_back
}
host_back() {
  find_debug_hosts
  ((${#debug_host_numbers[@]} == debug_hosts)) || echo 1 > $debug_driver/add_host
}

# ruled MOST "RULE"…: pick_debug's device answers by these rules (see error_rule). Rules of a device that goes, go with it.
ruled() {
  local most=$1 rule words
  pick_debug || return 1
  shift
  for rule; do
    read -ra words <<< "$rule"
    echo "$rule" > "/sys/kernel/debug/scsi_debug/$struck/error" || return 1
    later "$most" error_clear "$struck" "${words[0]}" "${words[2]}"
  done
}

fault_no_connect() { ruled 3 "2 1 ff 1 0 0 0 0 0"; }
fault_denied() { ruled 3 "2 1 ff 0 0 2 5 25 0"; }
fault_not_ready() { ruled 3 "2 1 ff 0 0 2 2 4 $((RANDOM % 4))"; }
fault_check_hangs() { ruled 2 "0 1 0" "0 1 a3"; }
# One write hangs until the kernel, which has been told not to wait for long, aborts it.
fault_write_hangs() { pick_debug && echo 3 > "/sys/block/$disk/device/timeout" && ruled 0 "0 -1 2a"; }

# Every twentieth command or so of all of scsi_debug is lost on the wire, has a recovered error, or finds its host busy.
fault_ugly_commands() {
  local opts=(0x10 0x8 0x8000)
  struck=${opts[RANDOM % 3]}
  debug_set every_nth $((RANDOM % 30 + 10))
  debug_set opts "$struck"
  later 2 well_spoken
}
well_spoken() {
  debug_set opts 0
  debug_set every_nth 0
}

# One of the two groups of LIO's unit; the other one may be bad too, I/O waits then.
fault_group_state() {
  local groups=(tpgA tpgB) states=(nonoptimized standby unavailable transitioning) group
  pick_lio || return 1
  group=${groups[RANDOM % 2]}
  struck="$group ${states[RANDOM % 4]}"
  # shellcheck disable=SC2086
  alua_set $struck && later 3 alua_set "$group" optimized
}

fault_transport() { pick_lio && lio_transport "$struck" offline && later 2 lio_transport "$struck" online; }

fault_unplugged() {
  pick_lio && (($(lio_plugged) > 2)) && lio_unplug "$struck" && later 2 lio_plug_again "$struck"
}
lio_plugged() {
  local links=("$lio"/loopback/naa.*/tpgt_1/lun/lun_0/port)
  echo ${#links[@]}
}
lio_plug_again() { [ -e "$(lio_tpg "$1")/lun/lun_0/port" ] || lio_plug "$1"; }

# What other programs do to maps.
fault_foreign_fail() {
  pick_map
  local table devices
  table=$(dmsetup status "$struck") && mapfile -t devices < <(grep -oE '[0-9]+:[0-9]+ [AF]' <<< "$table") && ((${#devices[@]})) || return 1
  foreign_message "fail_path ${devices[RANDOM % ${#devices[@]}]% *}"
}
fault_foreign_reinstate() { pick_map && pick_devt && foreign_message "reinstate_path $devt"; }
fault_foreign_disable() { pick_map && foreign_message "disable_group 1"; }
foreign_message() {
  dmsetup message "$struck" 0 "$1"
  struck+=" $1"
}
pick_devt() {
  local disk saved=$struck
  pick_disk
  devt=$(devt "$disk") struck=$saved
}

# The table has only one of the map's paths. In the background: where scsi_dh_alua has the paths, resuming was seen to take up to four
# minutes, long after the new table was in force and I/O went on.
fault_foreign_table() {
  local table devices
  pick_map
  table=$(dmsetup table "$struck") && mapfile -t devices < <(grep -oE ' [0-9]+:[0-9]+' <<< "$table") && ((${#devices[@]})) || return 1
  dmsetup load "$struck" --table "${table%% multipath *} multipath 1 queue_if_no_path 0 1 1 service-time 0 1 1${devices[0]} 1" || return 1
  { dmsetup suspend --noflush --noudevsync "$struck" && dmsetup resume --noudevsync "$struck"; } &
}

# What clients ask for.
fault_client_fail() { pick_disk && client fail path "$disk" && later 2 client reinstate path "$disk"; }
fault_client_delete() { pick_disk && client del path "$disk" && later 2 client add path "$disk"; }
fault_client_marginal() { pick_disk && client setmarginal path "$disk" && later 2 client unsetmarginal path "$disk"; }
fault_client_reconfigure() {
  local extent=('' all)
  struck=${extent[RANDOM % 2]}
  # shellcheck disable=SC2086
  client reconfigure $struck
}
client() { agent_runs && multipathd "$@" > /dev/null; }

# Another multipath.conf, read on SIGHUP.
fault_configured_anew() {
  local policies=(multibus group_by_prio failover group_by_serial) seconds=$((RANDOM % 3 + 1)) purge=(no yes)
  agent_runs || return 1
  struck="${policies[RANDOM % 4]} $seconds"
  sed -i -E -e "s/(path_grouping_policy) .*/\1 ${struck% *}/" -e "s/( polling_interval) .*/\1 $seconds/" \
    -e "s/(purge_disconnected) .*/\1 ${purge[RANDOM % 2]}/" /etc/multipath.conf
  kill -HUP "$polypath_pid"
}

fault_uevents() {
  local file turn
  for turn in 1 2 3 4 5; do
    for file in /sys/block/{sd,dm-}*/uevent; do echo change > "$file"; done
  done
  struck=''
}

# The agent itself.
fault_killed() { agent_runs && struck='' && stop_polypath KILL && agent_is=ended && later 2 started_again; }
fault_stopped() { agent_runs && struck='' && stop_polypath && agent_is=ended && later 1 started_again; }
started_again() {
  [ $agent_is = ended ] || return 0
  start_polypath
  agent_is=running
}
agent_is=running
# As it was last told to be.
agent_is_as_told() { [ $agent_is = ended ] || agent_runs; }
