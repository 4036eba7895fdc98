# NVMe namespaces without native multipathing are paths: found, grouped by their ANA states, failed and reinstated with their
# controllers.
. "$LAB_HOME/scenarios/lib.sh"

path_is_in() { [ "$(path_state $nvme_wwid "$(devt "$2")")" = "$1" ]; }
priority_is() { [ "$(path_field "$1" priority)" = "$2" ]; }
map_is_there() { [ "$(dmsetup ls --target multipath | grep -c .)" = 1 ]; }
checker_is() { [ "$(path_field "$1" checker)" = "$2" ]; }
groups_are() { [[ $(dmsetup table $nvme_wwid) =~ \ $1\ 1\ service-time ]]; }
row() { paths_shown '%d|%i|%t|%T|%p|%c|%P|%s|%z|%o|%w' | grep "^$1|"; }

start_udevd
nvme_setup 2 N
settle
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time
start_polypath
first=$(nvme_disk 1) second=$(nvme_disk 2)

stage "a map"
within 60 "a namespace with two controllers becomes a map" map_is_there
within 20 "whose paths are up" paths_in_are up 2
await 60 daemon_answers
value row "$(row "$first")"
value table "$(dmsetup table $nvme_wwid)"
multipathd show topology >&2
equal "with the kernel's identity" "mpath-$nvme_wwid" "$(dmsetup info -c --noheadings -o uuid $nvme_wwid)"
within 20 "and the priority of their ANA state" priority_is "$first" 50
equal "the checker is the table's" none "$(path_field "$first" checker)"
check "the pages show controller, namespace and protocol" [ "$(row "$first" | cut -d'|' -f2,7)" = "${first:4:1}:1:1:1|nvme:tcp" ]

stage "access states"
nvme_ana 1 non-optimized
within 30 "a group that becomes non-optimized has a lower priority" priority_is "$first" 10
within 30 "and a group of its own in the map" groups_are 2
nvme_ana 1 inaccessible
within 30 "an inaccessible one has priority 1" priority_is "$first" 1
nvme_ana 1 optimized
within 30 "optimized again, it is as good as the other" priority_is "$first" 50
within 30 "and in its group" groups_are 1

stage "a lost controller"
start_load /dev/mapper/$nvme_wwid
nvme_cut 2
within 60 "a path whose controller is cut off is down" path_is "$second" down
within 20 "and failed in the map" path_is_in F "$second"
equal "the other is not" up "$(path_field "$first" state)"
nvme_mend 2
within 60 "it comes back with its controller" path_is "$second" up
within 20 "and is reinstated" path_is_in A "$second"

stage "a checker that reads"
printf 'overrides {\n  path_checker directio\n}\n' >> /etc/multipath.conf
multipathd reconfigure
within 30 "a checker that the configuration names is used" checker_is "$second" directio
nvme_forget 2
within 30 "a controller that is deleted takes its path along" path_count_is 1
nvme_connect 2
within 60 "one that is connected anew brings it back" paths_in_are up 2
within 20 "into the map" path_is_in A "$(nvme_disk 2)"
check "after a block was read" grep -q 'unchecked → up: a block was read (NVMe Read' $polypath_log
stop_load
at_least "reads went on" 50 "$load_reads"
equal "without an error" 0 "$load_errors"
cat $polypath_log >&2

stop_polypath
finish
