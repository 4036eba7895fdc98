# The scsi_debug fabric: logical units that every simulated host sees, so N hosts are N paths to each.
debug_driver=/sys/bus/pseudo/drivers/scsi_debug

# debug_fabric LUNS [HOSTS [PARAMETER=VALUE…]]: loads it and waits until udev has settled. Units share one store per host count;
# commands complete inline (delay=0) unless a parameter says otherwise.
debug_fabric() {
  debug_luns=$1 debug_hosts=${2:-4}
  local lun
  [ -d /run/lab-ids ] && for ((lun = 0; lun < debug_luns; lun++)); do known_disk "$(debug_naa $lun)"; done
  require modprobe scsi_debug vpd_use_hostno=0 dev_size_mb=8 delay=0 max_luns="$debug_luns" add_host="$debug_hosts" "${@:3}"
  await 120 disks_are $((debug_luns * debug_hosts))
  settle 240
}

# The identifier in VPD page 83h of unit $1: a locally assigned NAA over 2000 + LUN.
debug_naa() { printf '%016x' $((0x3333333000000000 + 2000 + $1)); }

# The WWID as multipath.conf users see it.
debug_wwid() { echo "3$(debug_naa "$1")"; }

disks() {
  local all=(/sys/block/sd*)
  [ -e "${all[0]}" ] && echo "${#all[@]}" || echo 0
}

disks_are() {
  local all=(/sys/block/sd*)
  [ -e "${all[0]}" ] || all=()
  ((${#all[@]} == $1))
}

# Block and sg names of the device at H:C:T:L.
sd_at() {
  local found=("/sys/class/scsi_device/$1/device/block"/sd*)
  echo "${found[0]##*/}"
}

sg_at() {
  local found=("/sys/class/scsi_device/$1/device/scsi_generic"/sg*)
  echo "${found[0]##*/}"
}

# Paths of unit $1 in host order.
debug_paths() {
  local device
  for device in /sys/bus/scsi/devices/*:0:0:"$1"/block/sd*; do echo "${device##*/}"; done
}

# Hot-adds $1 hosts (hot-removes with a negative number). Returns once the kernel has as many disks as it should; udev may still work.
debug_add_hosts() {
  echo "$1" > $debug_driver/add_host
  debug_hosts=$((debug_hosts + $1))
  await 60 disks_are $((debug_luns * debug_hosts))
}

# debug_set ATTRIBUTE VALUE: max_luns (unit attention 3F/0E), virtual_gb (2A/09), ndelay, every_nth, opts…
debug_set() { echo "$2" > "$debug_driver/$1" || give_up "scsi_debug has no attribute $1=$2"; }

# error_rule H:C:T:L "TYPE COUNT OPCODE …": how one unit misbehaves; kernel 6.12 only. COUNT > 0 is always, -N is N times.
#   0 C OP                   the command never completes
#   2 C OP H D ST KEY ASC ASCQ   it completes with host byte, driver byte, status and sense, all in hex
#   3 C OP, 4 C OP           abort fails, unit reset fails
error_rule() {
  local file=/sys/kernel/debug/scsi_debug/$1/error
  [ -e "$file" ] || give_up "no error rules for $1 on kernel $(uname -r)"
  echo "$2" > "$file" || give_up "scsi_debug refuses the rule '$2'"
}

# error_clear H:C:T:L TYPE OPCODE
error_clear() { echo "- $2 $3" > "/sys/kernel/debug/scsi_debug/$1/error"; }
