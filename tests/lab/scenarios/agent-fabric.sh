# The agent finds, identifies and checks a fabric, agrees with udev and multipathd about who is who, and follows what comes and goes.
. "$LAB_HOME/scenarios/lib.sh"

luns=64
start_udevd
stage "$luns units x 4 paths"
debug_fabric $luns 4
start_observer --polling-interval 2 --max-polling-interval 4
equal "every path is found" $((luns * 4)) "$(path_count)"
# scsi_debug reports group states by host: one host in standby.
within 30 "and answers" paths_answer $((luns * 4))

stage "identity"
disagreements=0
while read -r name _ wwid _; do
  [ "$(property "/dev/$name" ID_SERIAL)" = "$wwid" ] || disagreements=$((disagreements + 1))
done < <(head -n 24 $polypath_paths)
equal "udev gives the same WWIDs" 0 $disagreements
write_multipath_conf < /dev/null
sed -i 's/find_multipaths no/find_multipaths strict/' /etc/multipath.conf
start_multipathd
await 120 multipathd_knows $((luns * 4))
equal "Debian's multipathd gives the same WWIDs to every path" "" \
  "$(diff <(paths_shown '%d %w' | sort) <(cut -d' ' -f1,3 $polypath_paths | sort))"
stop_multipathd

stage "offline"
victim=$(sd_at 0:0:0:5)
set_device_state "$victim" offline
within 15 "a path that is set offline goes down" path_is "$victim" down
polypath explain --runtime-dir $polypath_runtime "$victim" > /run/lab/story 2>&1
check "and explain tells which command brought the news" grep -Eq "down.*(TEST UNIT READY|REPORT TARGET PORT GROUPS|INQUIRY)" /run/lab/story
set_device_state "$victim" running
within 15 "it comes back when it runs again" path_answers "$victim"

stage "hot add and remove"
: > /run/lab/before
cp $polypath_log /run/lab/before
debug_add_hosts 1
within 120 "a host that is added brings its paths" path_count_is $((luns * 5))
debug_add_hosts -1
within 120 "a host that is removed takes them away" path_count_is $((luns * 4))
equal "by events alone: the topology was not compared with sysfs meanwhile" \
  "$(grep -c 'compared the paths' /run/lab/before)" "$(grep -c 'compared the paths' $polypath_log)"

stop_polypath
equal "the agent ends cleanly" 0 "$polypath_status"
finish
