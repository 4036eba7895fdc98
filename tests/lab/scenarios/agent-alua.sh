# States and priorities follow every ALUA transition that is made in the target, at the next command and not at the next poll.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
lio_alua_setup
settle
# The hardware table has LIO's units read (directio); that the configuration names another checker counts.
write_multipath_conf << 'CONF'
overrides {
	path_checker alua
}
CONF
# Polls are 20 s apart once a path is quiet: what is seen earlier was told by an event.
start_observer --polling-interval 1 --max-polling-interval 20
equal "four paths" 4 "$(path_count)"
equal "all of them up" 4 "$(paths_in up)"
equal "checked with REPORT TARGET PORT GROUPS, as configured" alua "$(path_field "${lio_sd[0]}" checker)"
equal "priority of an optimized group" 50 "$(path_field "${lio_sd[2]}" priority)"

# follows STATE CHECKER-STATE PRIORITY: of both paths of group 2, while group 1 stays as it was.
follows() {
  stage "$1"
  alua_set tpgB "$1"
  is_tur "/dev/${lio_sg[2]}" any # some command on the unit: without one an initiator cannot know
  within 4 "$1: the path is $2" path_is "${lio_sd[2]}" "$2"
  within 4 "$1: and so is the group's other path" path_is "${lio_sd[3]}" "$2"
  within 2 "$1: with priority $3" path_has "${lio_sd[3]}" priority "$3"
  equal "$1: the other group is untouched" "up up" "$(path_field "${lio_sd[0]}" state) $(path_field "${lio_sd[1]}" state)"
}
path_has() { [ "$(path_field "$1" "$2")" = "$3" ]; }

follows_all() {
  nap 40 # the paths are quiet now, and polled every 20 s
  follows nonoptimized up 10
  follows standby ghost 1
  follows unavailable down 0
  follows transitioning pending 0
  follows optimized up 50
}
follows_all
stop_polypath

stage "a block is read"
rm /etc/multipath.conf
start_observer --polling-interval 1 --max-polling-interval 20
within 10 "checked by reading a block, as the hardware table has it" path_has "${lio_sd[0]}" checker directio
follows_all

stage "transport loss"
lio_transport 1 offline
within 25 "a path that lost its transport goes down, although sysfs says running" path_is "${lio_sd[1]}" down
equal "sysfs" running "$(< "/sys/block/${lio_sd[1]}/device/state")"
lio_transport 1 online
within 10 "and comes back" path_is "${lio_sd[1]}" up
polypath explain --runtime-dir $polypath_runtime "${lio_sd[2]}" | tail -n 30
stop_polypath
finish
