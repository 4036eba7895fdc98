# How long clients wait for `show maps json` of 1,024 paths, over a connection that stays open: while all is quiet, and while the
# configuration is read again every other second and udev tells of ten changes a second, which is what an emulated processor bears
# beside them. The agent's turn, then Debian's multipathd in the same guest. Takes five minutes and more under emulation, so it is
# run by hand, best with the machine to itself: a JVM's compiler is what an emulated processor has least time for.
. "$LAB_HOME/scenarios/lib.sh"

luns=${LUNS:-128} seconds=${SECONDS_EACH:-20} question='show maps json'

start_udevd
debug_fabric "$luns" 8
# Intervals as they are built in: with those that scenarios share, checks of so many paths are all that an emulated processor does.
write_multipath_conf << 'CONF'
defaults {
  polling_interval 5
  max_polling_interval 20
}
CONF
modprobe -a dm-multipath dm-service-time

stage "the agent"
start_polypath
within 600 "a map of each unit" maps_are "$luns"
answers_of agent_first "$seconds" "$question"
answers_of agent_quiet "$seconds" "$question"
storm_begins
answers_of agent_storm "$seconds" "$question"
storm_ends
value agent_reconfigures "$storm_reconfigures"
polypath show lanes
stop_polypath
dmsetup remove_all
settle 240

stage "multipathd"
start_multipathd
within 900 "a map of each unit here too" maps_are "$luns"
await 900 daemon_answers
answers_of incumbent_quiet "$seconds" "$question"
storm_begins
answers_of incumbent_storm "$seconds" "$question"
storm_ends
value incumbent_reconfigures "$storm_reconfigures"
stop_multipathd
finish
