# A fabric of 64 units with 4 paths each appears, is identified, grows by a host and shrinks again.
. "$LAB_HOME/scenarios/lib.sh"

stage "udev"
start_udevd
stage "64 units x 4 paths"
timed fabric debug_fabric 64
equal "every path became a disk" 256 "$(disks)"

stage "identity"
equal "udev names the first path after its unit" "$(debug_wwid 0)" "$(property /dev/"$(sd_at 0:0:0:0)" ID_SERIAL)"
equal "and the last path of the last unit" "$(debug_wwid 63)" "$(property /dev/"$(sd_at 3:0:0:63)" ID_SERIAL)"
equal "a program that asks the disk gets the same answer" \
  "$(debug_wwid 63)" "$(/usr/lib/udev/scsi_id --whitelisted -d /dev/"$(sd_at 3:0:0:63)")"

stage "the incumbent sees it"
# "strict" without a list of known WWIDs: every path is looked at, no map is made.
write_multipath_conf < /dev/null
sed -i 's/find_multipaths no/find_multipaths strict/' /etc/multipath.conf
timed multipathd_start start_multipathd
shown=$(paths_shown "%d %w")
equal "multipathd shows every path" 256 "$(wc -l <<< "$shown")"
equal "under 64 WWIDs" 64 "$(awk '!s[$2]++ {n++} END {print n}' <<< "$shown")"
equal "of 4 paths each" 4 "$(awk -v w="$(debug_wwid 17)" '$2 == w {n++} END {print n}' <<< "$shown")"
stop_multipathd

stage "a host more"
timed add_host debug_add_hosts 1
settle
equal "its paths became disks" 320 "$(disks)"
equal "that udev knows" "$(debug_wwid 5)" "$(property /dev/"$(sd_at 4:0:0:5)" ID_SERIAL)"
stage "and gone"
timed remove_host debug_add_hosts -1
equal "the others stay" 256 "$(disks)"
finish
