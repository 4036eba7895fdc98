# The unit files under systemd itself, as PID 1 of a namespace in the guest: ready, reload, a hang that the watchdog notices, socket
# activation, stop; and what becomes of maps meanwhile. What the units pull in of a whole system is replaced by empty units. OPTIONS tries
# more of what systemd can do for the service: "ProtectClock=yes;PrivateTmp=yes".
. "$LAB_HOME/scenarios/lib.sh"

units=/run/lab-units OPTIONS=${OPTIONS:-}
unit() { printf '%s\n' "${@:2}" > "$units/$1"; }
inside() { nsenter -t "$systemd_pid" -p -m -- "$@"; }
shown() { inside systemctl show -P "$2" "$1"; }
is() { [ "$(shown "$1" "$2")" = "$3" ]; }
io_works() { dd if="/dev/mapper/$map" of=/dev/null bs=4k count=1 iflag=direct 2> /dev/null; }
loads() { maps_shown '%n %2' | sed -n "s/^$map //p"; }
restarted() { [ "$(shown polypath.service NRestarts)" = "$1" ] && is polypath.service ActiveState active; }

start_udevd
debug_fabric 1 4
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time
map=$(debug_wwid 0)

stage "systemd"
"$CHECKOUT/packaging/install" /run/lab-root
mkdir -p $units
cp /run/lab-root/usr/lib/systemd/system/* $units
mkdir -p /usr/lib/polypath && cp /run/lab-root/usr/lib/polypath/* /usr/lib/polypath
ln -sfn "$CHECKOUT/bin/polypath" /usr/bin/polypath
mkdir -p /usr/local/lib/systemd && cp -R /run/lab-root/usr/local/lib/systemd/system /usr/local/lib/systemd
for name in sysinit basic shutdown sockets local-fs local-fs-pre remote-fs lab; do
  unit $name.target "[Unit]" "DefaultDependencies=no"
done
for name in systemd-udevd systemd-modules-load systemd-udev-trigger; do
  unit $name.service "[Unit]" "DefaultDependencies=no" "[Service]" "Type=oneshot" "RemainAfterExit=yes" "ExecStart=/bin/true"
done
# The namespace looks like a container, and there is no journal. The watchdog's minute is shortened; ten seconds are long enough for a JVM.
for name in polypath.service polypath-claims.service polypath.socket; do
  mkdir -p $units/$name.d
  printf '[Unit]\nConditionVirtualization=\n' > $units/$name.d/lab.conf
done
cat >> $units/polypath.service.d/lab.conf << CONF
[Service]
StandardOutput=append:/run/lab/service.log
StandardError=inherit
WatchdogSec=20
TimeoutAbortSec=5
${OPTIONS//;/$'\n'}
CONF
printf '[Service]\nExecStart=/bin/false\n' > $units/multipathd.service # multipath-tools' own
mount --bind $units /usr/lib/systemd/system
mount -t tmpfs tmpfs /etc/systemd/system
mkdir -p /usr/lib/systemd/system-generators && mount -t tmpfs tmpfs /usr/lib/systemd/system-generators
mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
env -i PATH="$PATH" container=lab unshare --pid --fork --mount-proc --mount --propagation unchanged \
  /lib/systemd/systemd --system --unit=lab.target --log-target=console --show-status=no > /run/lab/systemd.log 2>&1 < /dev/null &
unshare_pid=$!
# The kernel's line has no end.
find_systemd() { read -r systemd_pid _ < "/proc/$unshare_pid/task/$unshare_pid/children" || [ -n "$systemd_pid" ]; }
await 20 find_systemd
up() { inside systemctl is-active lab.target; }
within 60 "systemd runs as PID 1" up
equal "and takes the units as they are" "" "$(inside systemd-analyze verify --man=no polypath.service polypath.socket 2>&1 | grep -i polypath)"

stage "start"
inside systemctl start polypath.service
equal "systemctl start returns when the daemon is ready" "active running" "$(shown polypath.service ActiveState) $(shown polypath.service SubState)"
check "the map is there by then" maps_are 1
check "and takes I/O" io_works
check "the claims were made before" [ -e /run/polypath/claims/mode ]
loaded=$(loads)

stage "reload"
sed -i 's/polling_interval 2/polling_interval 3/' /etc/multipath.conf
inside systemctl reload polypath.service
in_force() { multipathd show config local | grep -q "polling_interval 3"; }
within 60 "what the configuration says now is in force" in_force
within 60 "the unit is running again" is polypath.service SubState running
equal "no table was loaded for it" "$loaded" "$(loads)"

stage "in multipathd's name"
check "asked for by multipathd's name, the unit is there" is multipathd.service ActiveState active
main=$(shown multipathd.service MainPID)
equal "its process is called so too" "$main" "$(inside pidof multipathd)"
inside systemctl restart multipathd.service
check "restarted by that name, it is active" is polypath.service ActiveState active
check "as another process" [ "$main" != "$(shown polypath.service MainPID)" ]
inside systemctl enable polypath.service 2> /dev/null
check "enabled while it runs, it still does" is polypath.service ActiveState active
inside systemctl stop multipath-tools.service
check "stopped by Debian's older name, it is not" is polypath.service ActiveState inactive
inside systemctl start multipathd
check "started by multipathd's, it is again" is polypath.service ActiveState active

stage "a daemon that hangs"
main=$(shown polypath.service MainPID)
inside kill -STOP "$main"
within 120 "the watchdog has it started again" restarted 1
check "another process than the one that hung" [ "$main" != "$(shown polypath.service MainPID)" ]
check "the map is as it was" maps_are 1
check "and takes I/O as before" io_works
equal "its table was not loaded again" 0 "$(loads)"

stage "stop, and a client that comes"
inside systemctl stop polypath.service
equal "the service ends cleanly" "inactive success" "$(shown polypath.service ActiveState) $(shown polypath.service Result)"
check "and leaves the map" maps_are 1
check "which takes I/O without it" io_works
inside systemctl start polypath.socket
check "systemd listens in its place" is polypath.socket ActiveState active
multipathd show daemon > /dev/null 2>&1
within 120 "a client has it started" is polypath.service ActiveState active
within 60 "and is answered" daemon_answers
inside systemctl stop polypath.socket polypath.service
check "stopped again, the map stays" maps_are 1
cat /run/lab/service.log /run/lab/systemd.log >&2
finish
