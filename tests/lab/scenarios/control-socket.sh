# What the daemon with the control socket answers, stage by stage, byte for byte: /run/lab/STAGE.answers. Run with Debian's
# multipathd, and with a newer one through PATH and LD_LIBRARY_PATH, it makes the references of the daemon's own tests.
. "$LAB_HOME/scenarios/lib.sh"

address=${MULTIPATH_SOCKET_NAME:-@/org/kernel/linux/storage/multipathd}
path_wildcards='%w|%i|%d|%D|%t|%o|%T|%s|%c|%C|%p|%S|%z|%M|%m|%N|%n|%R|%r|%a|%G|%g|%0|%P|%I|%L|%A|%k'
map_wildcards='%n|%w|%d|%F|%Q|%N|%r|%t|%S|%f|%x|%h|%A|%0|%1|%2|%3|%4|%s|%v|%p|%e|%G|%g|%k'

questions() {
  cat << ASK
show paths raw format "$path_wildcards"
show maps raw format "$map_wildcards"
show maps json
show topology
show maps topology
show paths
show paths format "$path_wildcards"
show maps
show multipaths status
list maps stats
show maps format "$map_wildcards"
show map $1 topology
show map $1 json
show map $1 format "%n %w|%S"
show map $1 raw format "%n %w|%S"
show map nobody topology
show path $2
show path /dev/$2
show path nobody
show paths format "%d %q %%x %"
show paths raw format "no wildcard"
show daemon
show status
ASK
}

ask() { perl "$LAB_LIB/ask.pl" "$address" > "/run/lab/$1.answers" || give_up "no answers in stage $1"; }
shown_as() { paths_shown "%d %t %T" | grep -qx "$1 $2"; }
shown_maps_are() { [ "$(maps_shown %n | wc -l)" = "$1" ]; }

start_udevd
debug_fabric 4 4
write_multipath_conf << CONF
multipaths {
  multipath {
    wwid $(debug_wwid 0)
    alias vol-0
    no_path_retry 9
    failback 40
  }
  multipath {
    wwid $(debug_wwid 1)
    failback immediate
    no_path_retry queue
  }
  multipath {
    wwid $(debug_wwid 2)
    alias a_rather_long_name_for_a_map
    path_grouping_policy failover
    no_path_retry fail
    failback followover
  }
}
CONF
stage "$(multipathd -h 2>&1 | head -n 1)"
start_multipathd
await 60 shown_maps_are 4
first=$(sd_at 0:0:0:0) second=$(sd_at 1:0:0:1)

stage "words"
ask words << ASK
show wildcards
list wildcards
sho maps
s
sh
bogus
help
queueing disable
disable
show map
show path
maps show
show maps list
show maps raw status format x
show path "x y"
show map vol-0 form %n
show map vol-0 form %n raw
show maps bogus
fail path nobody
add path nobody
del path nobody
add map nobody
del map nobody
resize map nobody
reload map nobody
reset map nobody
reset map nobody stats
suspend map nobody
resume map nobody
disablequeueing map nobody
restorequeueing map nobody
getprstatus map nobody
getprkey map vol-0
getprstatus map vol-0
getprhold map vol-0
setprkey map vol-0 key rubbish
setmarginal path nobody
unsetmarginal map nobody
switch map nobody group 1
switchgroup map nobody group 1
reset maps stats
quit
exit
show
list
ASK
stage "healthy"
questions vol-0 "$first" | ask healthy

stage "broken"
ask verbs << ASK
fail path $second
fail path $second
suspend map $(debug_wwid 1)
disablequeueing map $(debug_wwid 1)
del map $(debug_wwid 3)
ASK
set_device_state "$first" offline
within 30 "a path fails" shown_as "$first" "failed faulty"
questions "dm-1" "$second" | ask broken

stage "without a path"
ask resume <<< "resume map $(debug_wwid 1)"
for disk in $(debug_paths 0); do set_device_state "$disk" offline; done
waits() { maps_shown "%n %Q" | grep -q "vol-0 .* sec"; }
within 30 "a map counts down" waits
questions vol-0 "$first" | ask countdown
for disk in $(debug_paths 0); do set_device_state "$disk" running; done
back() { maps_shown "%n %N" | grep -qx "vol-0 4"; }
within 30 "and has its paths back" back
questions vol-0 "$first" | ask failback
ask configuration << ASK
show blacklist
show devices
show config
show config local
shutdown
ASK
finish
