# The agent as a service manager runs it: sockets that are handed to it, a client that comes first, SIGHUP, and what it tells meanwhile.
. "$LAB_HOME/scenarios/lib.sh"

told=/run/lab/told
turns() { grep -c "^RELOADING=1" $told; }
# The word that begins the last message.
last_word() { grep -oE '^(READY|RELOADING|STOPPING)=1' $told | tail -n 1; }
last_is() { [ "$(last_word)" = "$1=1" ]; }
reloaded() { [ "$(turns)" -ge "$1" ] && last_is READY; }
in_force() { multipathd show config local | grep -q "$1"; }

start_udevd
debug_fabric 1 2
write_multipath_conf < /dev/null
modprobe -a dm-multipath dm-service-time

stage "started by a client"
perl -MIO::Socket::UNIX -MSocket -e '
  $| = 1;
  my $socket = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "/run/lab-notify") or die;
  my $text;
  print "$text\n" while defined $socket->recv($text, 4096);
' > $told &
await 10 [ -S /run/lab-notify ]
polypath_runtime=/run/polypath
NOTIFY_SOCKET=/run/lab-notify systemd-socket-activate -E NOTIFY_SOCKET -E PATH -l /run/multipathd.socket \
  -l @/org/kernel/linux/storage/multipathd "$CHECKOUT/bin/polypath" run > $polypath_log 2>&1 < /dev/null &
polypath_pid=$!
await 10 [ -S /run/multipathd.socket ]
check "nothing runs before a client comes" eval "! grep -q . $told"
within 240 "a client that comes has it started" daemon_answers
within 240 "it says when it is ready" last_is READY
equal "the daemon is the process that systemd started" "$polypath_pid" "$(cut -d ' ' -f 2 <<< "$(multipathd show daemon)")"
equal "it listens where it was told to, and nowhere else" 2 "$(grep -c 'multipathd' /proc/net/unix)"

stage "SIGHUP"
sed -i 's/polling_interval 2/polling_interval 3/' /etc/multipath.conf
kill -HUP "$polypath_pid"
within 60 "it says that it reads its configuration, and when it has" reloaded 1
like "with the time, as systemd wants it" "MONOTONIC_USEC=[0-9]*" "$(grep -A 1 RELOADING $told | tail -n 1)"
check "which is in force" in_force "polling_interval 3"

stage "a client asks for it"
sed -i 's/polling_interval 3/polling_interval 4/' /etc/multipath.conf
multipathd reconfigure > /dev/null
within 60 "that is told too" reloaded 2

stage "what else multipathd's host may do"
equal "its pid file names the daemon" "$polypath_pid" "$(< /run/multipathd.pid)"
equal "so does pidof, which goes by what the process was started as" "$polypath_pid" "$(pidof multipathd)"
equal "and pgrep, which goes by what the kernel calls it" "$polypath_pid" "$(pgrep -x multipathd)"
kill -USR1 "$polypath_pid"
second=$(timeout 60 multipathd -d 2>&1)
equal "a multipathd that is started beside it ends" 1 "$?"
like "because the file is locked" "*already running*" "$second"
check "a signal that opens logs again does no harm" daemon_answers

stage "the end"
stop_polypath
equal "the agent ends cleanly" 0 "$polypath_status"
equal "and says so" STOPPING=1 "$(last_word)"
check "the socket is not its to remove" [ -S /run/multipathd.socket ]
check "the pid file is gone" [ ! -e /run/multipathd.pid ]

stage "by multipathd's name alone"
mkdir /run/names && ln -s "$CHECKOUT/bin/polypath" /run/names/multipathd
pids() { pgrep multipathd; }
said=$(/run/names/multipathd)
equal "who reads what it prints need not wait for its end" "" "$said"
within 240 "it answers" daemon_answers
equal "and is one process, without a helper of its name" "$(< /run/multipathd.pid)" "$(pids)"
equal "that has left its caller's directory" / "$(readlink "/proc/$(pids)/cwd")"
kill "$(pids)"
await 60 eval '[ -z "$(pids)" ]'

stage "a daemon that only watches"
service_log=/run/lab/service.log
mv $polypath_log $service_log
start_observer
reread() { grep -q 'configuration read again' $polypath_log; }
kill -HUP "$polypath_pid"
within 60 "reads its configuration again on SIGHUP too" reread
check "and locks no file of those who keep maps" [ ! -e /run/multipathd.pid ]
equal "nor is it taken for one of them" "" "$(pidof multipathd)$(pgrep -x multipathd)"
stop_polypath
equal "and ends cleanly" 0 "$polypath_status"
cat $service_log $told $polypath_log >&2
finish
