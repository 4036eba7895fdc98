# LIO: real ALUA. One ramdisk unit behind four loopback targets in two target port groups: paths 0 and 1 in group 1 (tpgA), paths
# 2 and 3 in group 2 (tpgB). Every target is a SCSI host of its own.
lio=/sys/kernel/config/target
lio_disk=$lio/core/rd_mcp_0/rd0
lio_wwns=(5001401111111111 5001402222222222 5001403333333333 5001404444444444)

lio_load() {
  require modprobe -a "$@" target_core_mod sd_mod sg
  mountpoint -q /sys/kernel/config || mount -t configfs configfs /sys/kernel/config
}

# lio_ramdisk NAME SERIAL: a 32 MB unit; sets lio_disk. The identifier that LIO forms from it: 6001405 + SERIAL's hex digits.
lio_ramdisk() {
  lio_disk=$lio/core/rd_mcp_0/$1
  mkdir -p "$lio_disk"
  echo rd_pages=8192 > "$lio_disk/control"
  echo 1 > "$lio_disk/enable"
  echo "$2" > "$lio_disk/wwn/vpd_unit_serial"
}

lio_groups() {
  mkdir "$lio_disk/alua/tpgA" "$lio_disk/alua/tpgB"
  echo 1 > "$lio_disk/alua/tpgA/tg_pt_gp_id"
  echo 2 > "$lio_disk/alua/tpgB/tg_pt_gp_id"
}

# lio_alua_setup: sets lio_sd[0..3], lio_sg[0..3] and lio_hctl[0..3]. The device handler is loaded first, as on any host with ALUA.
lio_alua_setup() {
  local n before
  before=$(disks)
  lio_load scsi_dh_alua tcm_loop
  lio_ramdisk rd0 aabbccdd
  lio_groups
  mkdir -p "${lio_wwns[@]/*/$lio/loopback/naa.&/tpgt_1/lun/lun_0}"
  for n in 0 1 2 3; do
    echo "naa.600140500000000$n" > "$(lio_tpg $n)/nexus"
    lio_plug $n
  done
  await 20 disks_are $((before + 4))
  for n in 0 1 2 3; do lio_find $n; done
  # The handler attached while the unit was still in the default group 0; a rescan makes it read page 83h again.
  for n in 0 1 2 3; do echo 1 > "/sys/block/${lio_sd[n]}/device/rescan"; done
}

lio_tpg() { echo "$lio/loopback/naa.${lio_wwns[$1]}/tpgt_1"; }

# lio_plug N: the kernel finds the device of path N (under a new name, when it was there before).
lio_plug() {
  local lun
  lun=$(lio_tpg "$1")/lun/lun_0
  ln -s "$lio_disk" "$lun/port"
  if (($1 < 2)); then echo tpgA; else echo tpgB; fi > "$lun/alua_tg_pt_gp"
}

# lio_unplug N: the kernel removes the device of path N.
lio_unplug() { rm "$(lio_tpg "$1")/lun/lun_0/port"; }

# lio_find N: looks up the names of path N again.
lio_find() {
  local address
  address=$(< "$(lio_tpg "$1")/address"):0
  await 10 test -e "/sys/class/scsi_device/$address/device/block"
  lio_hctl[$1]=$address
  lio_sd[$1]=$(sd_at "$address")
  lio_sg[$1]=$(sg_at "$address")
}

# alua_set tpgA|tpgB STATE: an implicit change in the target; no initiator is told until it sends a command.
alua_set() {
  local state
  case $2 in
    optimized) state=0 ;;
    nonoptimized) state=1 ;;
    standby) state=2 ;;
    unavailable) state=3 ;;
    transitioning) state=15 ;;
    *) give_up "no ALUA state $2" ;;
  esac
  echo $state > "$lio_disk/alua/$1/alua_access_state" || give_up "LIO refuses state $2"
}

# lio_transport N offline|online: every command of path N ends with DID_TRANSPORT_DISRUPTED, while sysfs says "running".
lio_transport() { echo "$2" > "$(lio_tpg "$1")/transport_status"; }

# What the kernel's device handler believes of the path /dev/$1.
access_state() { echo "$(< "/sys/block/$1/device/access_state")"; }
