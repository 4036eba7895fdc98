# Another volume is mapped where a volume was, behind real iSCSI, while verified writes go on: none of them reaches it once the
# target has said so. Then the same while no daemon runs: what udev has noted of the disk is old when the next one starts.
. "$LAB_HOME/scenarios/lib.sh"

iscsi_wwid() { echo "36001405$(printf '%-25s' "$1" | tr ' ' 0)"; }
path_is_in() { [ "$(path_state "$map" "$(devt "$2")" 2> /dev/null)" = "$1" ]; }
map_of() { dmsetup ls --target multipath 2> /dev/null | cut -f1; }
active_in() { [ "$(path_state "$1" "$(devt "$2")")" = A ]; }
strange_blocks() {
  dd if="/dev/$first" of=/run/other.img bs=4k count=1024 iflag=direct 2> /dev/null
  perl -e 'local $/ = \4096; open F, "<", "/run/other.img"; my $n = 0; while (<F>) { $n++ if /[^\0]/ } print $n'
}
not_in_map() { ! in_map "$@"; }
in_map() { dmsetup table "$1" 2> /dev/null | grep -q " $(devt "$2") "; }
all_in() { [ "$(dmsetup status "$map" | grep -oE "[0-9]+:[0-9]+ $1 " | wc -l)" = "$2" ]; }

start_udevd
iscsi_setup 2
settle
write_multipath_conf << 'CONF'
devices {
  device {
    vendor "LIO-ORG"
    product ".*"
    no_path_retry queue
    recheck_wwid yes
    failback immediate
  }
}
CONF
modprobe -a dm-multipath dm-service-time
first=$(sd_at "${iscsi_hctl[1]}:1") second=$(sd_at "${iscsi_hctl[2]}:1")
map=$(property "/dev/$first" ID_SERIAL)
start_polypath
within 20 "a map over two sessions" all_in A 2
start_verify "/dev/mapper/$map"

stage "a session is cut"
iscsi_cut 1
within 20 "its path is failed" path_is_in F "$first"
value session_failed_ms "$polled_ms"
iscsi_mend 1
within 30 "and reinstated" path_is_in A "$first"
value session_reinstated_ms "$polled_ms"

stage "another volume is mapped behind one path"
lio_ramdisk other 2222bbbb
other=$lio_disk
iscsi_unmap 1 1
# A write in between is what tells: this target says nothing to whoever finds the other volume at once.
within 20 "the path is failed" path_is_in F "$first"
ln -s "$other" "$iscsi_target/tpgt_1/lun/lun_1/port"
within 20 "the path leaves the map" not_in_map "$map" "$first"
value remap_left_ms "$polled_ms"
other_map=$(iscsi_wwid 2222bbbb)
within 30 "and is in the map of the other volume" in_map "$other_map" "$first"
within 10 "where it takes I/O" active_in "$other_map" "$first"
equal "no block reached the other volume" 0 "$(strange_blocks)"
check "writes to the volume itself go on" verify_runs
stage "and taken back"
rm "$iscsi_target/tpgt_1/lun/lun_1/port"
iscsi_map 1 1
within 40 "the path is in its map again" in_map "$map" "$first"
stop_verify
equal "no write failed, no block is wrong" 0 "$verify_errors"
stop_polypath

stage "another volume while no daemon runs"
settle # what udev has yet to read is not to be read from the other volume
iscsi_unmap 1 1
ln -s "$other" "$iscsi_target/tpgt_1/lun/lun_1/port"
equal "udev knows nothing of it" "$map" "$(property "/dev/$first" ID_SERIAL)"
start_polypath
within 40 "the path leaves the map" not_in_map "$map" "$first"
within 40 "and is in the map of the other volume" in_map "$other_map" "$first"
equal "udev knows too" "$other_map" "$(property "/dev/$first" ID_SERIAL)"
start_verify "/dev/mapper/$map"
nap 3
stop_verify
equal "the map reads back what is written" 0 "$verify_errors"
equal "no block reached the other volume" 0 "$(strange_blocks)"
stop_polypath
grep -v " found at " $polypath_log | tail -n 40
finish
