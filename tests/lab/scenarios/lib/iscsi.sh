# iSCSI over the loopback interface: LIO's target and open-iscsi's initiator, so sessions really drop. Every path is a portal group of
# its own (portal 127.0.0.N, tag N) and can be disabled alone; all export the same two units, LUN 0 and LUN 1.
iscsi_name=iqn.2026-01.io.polypath:lab
iscsi_target=/sys/kernel/config/target/iscsi/$iscsi_name

# iscsi_setup [PATHS]: sets iscsi_hctl[1..PATHS] (without the LUN). Disks of path N: sd_at "${iscsi_hctl[N]}:LUN".
iscsi_setup() {
  local n before paths=${1:-2}
  before=$(disks)
  # The target asks for crc32c by name and does not load it.
  require modprobe -a crc32c_generic crc32c_intel
  lio_load iscsi_target_mod iscsi_tcp
  lio_ramdisk iscsi1 1111aaaa
  iscsi_lun1=$lio_disk
  lio_ramdisk iscsi0 0000aaaa
  iscsi_lun0=$lio_disk
  for ((n = 1; n <= paths; n++)); do iscsi_portal $n; done
  iscsi_daemon
  for ((n = 1; n <= paths; n++)); do iscsi_login $n; done
  await 60 disks_are $((before + 2 * paths))
  for ((n = 1; n <= paths; n++)); do iscsi_find $n; done
}

iscsi_portal() {
  local tpg=$iscsi_target/tpgt_$1
  mkdir -p "$tpg/lun/lun_0" "$tpg/lun/lun_1" "$tpg/np/127.0.0.$1:3260"
  ln -s "$iscsi_lun0" "$tpg/lun/lun_0/port"
  ln -s "$iscsi_lun1" "$tpg/lun/lun_1/port"
  echo 0 > "$tpg/attrib/authentication"
  echo 0 > "$tpg/attrib/demo_mode_write_protect"
  echo 1 > "$tpg/attrib/generate_node_acls"
  echo 1 > "$tpg/attrib/cache_dynamic_acls"
  echo 1 > "$tpg/enable"
}

# Configuration and records of the machine that runs the lab are hidden.
iscsi_daemon() {
  mkdir -p /run/lock/iscsi /etc/iscsi
  mount -t tmpfs tmpfs /etc/iscsi
  mkdir /etc/iscsi/nodes
  echo "InitiatorName=iqn.2026-01.io.polypath:initiator" > /etc/iscsi/initiatorname.iscsi
  echo "node.startup = manual" > /etc/iscsi/iscsid.conf
  iscsid -f > /run/lab/iscsid.log 2>&1 < /dev/null &
}

# The record is made by hand: discovery would find every portal from each, and its default asks for CHAP.
iscsi_login() {
  local node=(iscsiadm -m node -T "$iscsi_name" -p "127.0.0.$1:3260,$1")
  require "${node[@]}" -o new
  require "${node[@]}" -o update -n node.session.auth.authmethod -v None \
    -n node.session.timeo.replacement_timeout -v 5 -n node.conn[0].timeo.noop_out_interval -v 1 \
    -n node.conn[0].timeo.noop_out_timeout -v 1
  require "${node[@]}" --login
}

iscsi_find() {
  local session target
  for session in /sys/class/iscsi_session/session*; do
    [ "$(< "$session/tpgt")" = "$1" ] || continue
    target=("$session"/device/target*)
    iscsi_hctl[$1]=${target[0]##*/target}
    iscsi_session[$1]=${session##*/}
  done
}

# The kernel's word for the session of path $1: LOGGED_IN, FAILED, FREE.
iscsi_state() { echo "$(< "/sys/class/iscsi_session/${iscsi_session[$1]}/state")"; }

iscsi_state_is() { [ "$(iscsi_state "$1")" = "$2" ]; }

# iscsi_cut N, iscsi_mend N: the target refuses path N, its session FAILs, and is made again.
iscsi_cut() { echo 0 > "$iscsi_target/tpgt_$1/enable"; }
iscsi_mend() { echo 1 > "$iscsi_target/tpgt_$1/enable"; }

# iscsi_unmap N LUN, iscsi_map N LUN: the unit goes away behind path N while its device stays.
iscsi_unmap() { rm "$iscsi_target/tpgt_$1/lun/lun_$2/port"; }
iscsi_map() {
  local unit=iscsi_lun$2
  ln -s "${!unit}" "$iscsi_target/tpgt_$1/lun/lun_$2/port"
}
