# With native multipathing the kernel joins an NVMe namespace's controllers: they are shown as Debian's multipathd shows them, and left
# alone. A SCSI disk is there too, and has no second path.
. "$LAB_HOME/scenarios/lib.sh"

formats=('%n|%w|%d|%N|%S|%v|%p|%e|%r|%G|%h' '%w|%d|%i|%D|%o|%T|%p|%s|%S|%z|%m|%N|%R|%G|%a')
pages() {
  multipathd show topology
  multipathd show maps raw format "${formats[0]}"
  multipathd show paths raw format "${formats[1]}" | grep nvme
}
shows_both() { [ "$(multipathd show topology | grep -c ' nvme[0-9]*c[0-9]*n1 ')" = 2 ]; }

start_udevd
debug_fabric 1 1
nvme_setup 2 Y
nvme_ana 2 non-optimized
settle
write_multipath_conf < /dev/null
sed -i 's/^  find_multipaths .*/  find_multipaths strict\n  enable_foreign nvme/' /etc/multipath.conf

stage "multipathd's pages"
start_multipathd
within 30 "multipathd shows both controllers" shows_both
pages > /run/lab/pages.incumbent
stop_multipathd

stage "ours"
start_polypath
await 60 daemon_answers
within 30 "the agent shows both" shows_both
pages > /run/lab/pages.ours
equal "in the same pages, but for blanks that fill them" "$(sed 's/ *$//; s/ *|/|/g' /run/lab/pages.incumbent)" \
  "$(sed 's/ *$//; s/ *|/|/g' /run/lab/pages.ours)"
equal "neither is a path" 0 "$(grep -c nvme $polypath_paths)"
equal "and no map is made" 0 "$(dmsetup ls --target multipath | grep -c 'uuid')"
cat $polypath_log >&2

stop_polypath
finish
