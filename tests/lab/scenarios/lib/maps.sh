# dm-multipath: maps loaded by hand, and Debian's multipathd as the daemon that others are compared with.

# load_map NAME "MULTIPATH ARGUMENTS" [SECTORS]: e.g. load_map m "0 1 alua 2 1 service-time 0 1 1 8:0 1 …"
load_map() {
  modprobe -a dm-multipath dm-service-time
  require dmsetup create "$1" --table "0 ${3:-65536} multipath $2"
}

# Major:minor of disk $1.
devt() { echo "$(< "/sys/block/$1/dev")"; }

# maps_are NUMBER: so many multipath maps does the kernel have. Without any, dmsetup says that it found no devices.
maps_are() { [ "$(dmsetup ls --target multipath | grep -c "(")" = "$1" ]; }

# path_state MAP MAJOR:MINOR: A active, F failed, as the kernel says.
path_state() {
  local status
  status=$(dmsetup status "$1")
  [[ $status =~ \ $2\ ([AF]) ]] && echo "${BASH_REMATCH[1]}"
}

# Major:minor of each path in the table of map $1, a line each.
table_paths() { dmsetup table "$1" | grep -oE ' [0-9]+:[0-9]+' | tr -d ' '; }

# table_has MAP NUMBER: so many paths has its table.
table_has() { [ "$(table_paths "$1" | grep -c .)" = "$2" ]; }

# timed_read MAP: a 4 KiB direct read through the map; its milliseconds in timed_read_ms, or failure.
timed_read() {
  local from status=0
  # The first run of a program over 9p is no part of what is measured.
  [ -n "${dd_is_warm:-}" ] || dd if=/dev/zero of=/dev/null bs=4k count=1 2> /dev/null
  dd_is_warm=yes from=${EPOCHREALTIME/./}
  dd if="/dev/mapper/$1" of=/dev/null bs=4k count=1 iflag=direct 2> /dev/null || status=$?
  timed_read_ms=$(((${EPOCHREALTIME/./} - from) / 1000))
  return $status
}

# set_device_state DISK offline|running
set_device_state() { echo "$2" > "/sys/block/$1/device/state"; }

# The configuration that scenarios share; more sections may follow it on standard input. Bindings and WWIDs of the machine that
# runs the lab are hidden.
write_multipath_conf() {
  mkdir -p /etc/multipath
  mount -t tmpfs tmpfs /etc/multipath
  cat > /etc/multipath.conf << 'CONF'
defaults {
  find_multipaths no
  user_friendly_names no
  polling_interval 2
  max_polling_interval 4
  path_grouping_policy group_by_prio
}
CONF
  cat >> /etc/multipath.conf
}

# start_multipathd: with /etc/multipath.conf as it stands; ready when it answers.
start_multipathd() {
  modprobe -a dm-multipath dm-service-time
  multipathd -d -v2 > /run/lab/multipathd.log 2>&1 < /dev/null &
  multipathd_pid=$!
  await 60 daemon_answers
}

stop_multipathd() {
  kill "$multipathd_pid"
  wait "$multipathd_pid"
}

# Any daemon that speaks multipathd's protocol on its socket. Debian's client is the fast one: it is no JVM.
daemon_answers() { [[ $(multipathd show daemon 2> /dev/null) =~ ^pid\ [0-9]+\ (running|idle) ]]; }

# paths_shown FORMAT, maps_shown FORMAT: from whichever daemon holds the socket.
paths_shown() { multipathd show paths raw format "$1"; }
maps_shown() { multipathd show maps raw format "$1"; }
