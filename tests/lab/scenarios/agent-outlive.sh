# Everything that the daemon needs (Java, jars, C library, shell, configuration, state files) lies on a file system on the one map that
# it keeps, which waits for paths. All paths are lost, the page cache is dropped, memory is taken away, and after DURATION seconds one
# path returns. No lane may have waited for the disk, and I/O goes on. Then a lane is stopped, and the watchdog sees it.
# PEER=multipathd does the same with Debian's daemon.
. "$LAB_HOME/scenarios/lib.sh"

duration=${DURATION:-15} peer=${PEER:-polypath} interval_s=2
root=/run/root
map=$(debug_wwid 0)
java=$CHECKOUT/agent/cli/target/runtime
[ -d "$java" ] || java=$("$CHECKOUT/bin/find-jdk")

# place FILE…: into the tree, by the paths that they have here; what a link leads to is placed, not the link.
place() { require cp -L --preserve=timestamps,mode --parents "$@" "$root"; }
libraries() { ldd "$@" 2> /dev/null | sed -nE 's/^\t(.* => )?(\/[^ ]+) .*/\2/p' | sort -u; }

# A tree that a daemon can start in, and nothing else.
furnish() {
  local link programs=(/usr/bin/{bash,cat,env,mkdir,readlink,setpriv})
  mkdir -p $root/{usr/{bin,sbin,lib,lib64},proc,sys,dev,run,tmp,etc/multipath}
  for link in bin sbin lib lib64; do ln -s usr/$link $root/$link; done
  # glibc looks for libgcc_s when a thread is to be cancelled, which no list of libraries tells.
  [ "$peer" = polypath ] || programs+=(/usr/sbin/multipathd /usr/lib/multipath/*.so /usr/lib/*/libgcc_s.so.1)
  # shellcheck disable=SC2046
  place "${programs[@]}" $(libraries "${programs[@]}") /etc/multipath.conf
  if [ "$peer" = polypath ]; then
    mkdir -p "$root$java" "$root$CHECKOUT/agent/cli/target"
    require cp -a "$java/." "$root$java"
    place "$CHECKOUT/bin/polypath" "$CHECKOUT/bin/find-jdk" "$CHECKOUT/agent/cli/target/daemon.aot" "$CHECKOUT"/agent/cli/target/modules/*
    # shellcheck disable=SC2046
    place $(libraries "$java"/bin/java "$java"/lib/*.so "$java"/lib/server/*.so | grep -v "^$java")
  fi
  for link in proc sys dev run; do mount --rbind /$link $root/$link; done
}

# The tables that a daemon takes over.
make_map() {
  local disk paths=''
  for disk in $(debug_paths 0); do paths+=" $(devt "$disk") 1"; done
  modprobe -a dm-multipath dm-service-time
  require dmsetup create "$map" -u "mpath-$map" --table \
    "0 $(< "/sys/block/$disk/size") multipath 1 queue_if_no_path 1 alua 1 1 service-time 0 4 1$paths"
  settle
}

all_paths() { for disk in $(debug_paths 0); do set_device_state "$disk" "$1"; done; }
no_path_left() { [[ $(dmsetup status "$map") != *" A "*" A "* && -z $(dmsetup status "$map" | grep -oE '[0-9]+:[0-9]+ A ') ]]; }
paths_active() { [ "$(dmsetup status "$map" | grep -oE '[0-9]+:[0-9]+ A ' | wc -l)" -ge "$1" ]; }
read_is_done() { ! kill -0 "$reader" 2> /dev/null; }
available_mb() { echo $(($(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 1024)); }

# Takes all memory but $1 MB and uses it again and again; the first that the kernel kills.
squeeze() {
  perl -e 'my ($all, $left) = ("", 0 + shift);
    open my $score, ">", "/proc/self/oom_score_adj"; print $score 1000; close $score;
    sub available { open my $f, "<", "/proc/meminfo"; local $/; <$f> =~ /MemAvailable: *(\d+)/ ? $1 / 1024 : 0 }
    my @taken; push @taken, "x" x (8 << 20) while available() > $left;
    while (1) { for my $part (@taken) { for (my $i = 0; $i < length $part; $i += 4096) { substr $part, $i, 1, "y" } } select undef, undef, undef, 1 }' \
    "$1" &
  squeezer=$!
}
memory_is_short() { (($(available_mb) < 128)); }

stop_lane() { # of the agent, alone: as a tracer does
  perl -e 'my $t = 0 + shift; syscall(101, 0x4206, $t, 0, 0) == 0 && syscall(101, 0x4207, $t, 0, 0) == 0 or die $!; sleep 600' "$(thread_named "$1")" &
  stopper=$!
}

start_udevd
debug_fabric 1 4 dev_size_mb=320
write_multipath_conf << CONF
defaults {
  polling_interval $interval_s
  max_polling_interval 4
  no_path_retry queue
}
CONF
stage "a root on the map"
make_map
require mkfs.ext4 -q -E lazy_itable_init=0 "/dev/mapper/$map"
mkdir -p $root
require mount "/dev/mapper/$map" $root
furnish
sync
echo 3 > /proc/sys/vm/drop_caches

stage "$peer starts from it"
if [ "$peer" = polypath ]; then
  polypath_by=(chroot $root)
  WATCHDOG_USEC=20000000 POLYPATH_JAVA_OPTS=$resident_java_opts start_polypath
  daemon=$polypath_pid
  grep -h 'in memory\|warning' $polypath_log
else
  chroot $root /usr/sbin/multipathd -d -v2 > /run/lab/multipathd.log 2>&1 < /dev/null &
  daemon=$!
  await 60 daemon_answers
fi
grep -E 'VmRSS|VmLck' "/proc/$daemon/status"
equal "the kernel spares it" -1000 "$(< "/proc/$daemon/oom_score_adj")"
within 30 "every path takes I/O" paths_active 4
if [ "$peer" = polypath ]; then watch_residency; else faults=$(major_faults "/proc/$daemon/stat"); fi

stage "all paths are lost for $duration s"
all_paths offline
dd if="/dev/mapper/$map" of=/dev/null bs=4k count=1 skip=1000 iflag=direct 2> /dev/null &
reader=$!
(cd $root/tmp && exec dd if=/dev/zero of=dirty bs=64k count=256 2> /dev/null) &
within 60 "no path takes I/O" no_path_left
echo 3 > /proc/sys/vm/drop_caches
squeeze 96
within 180 "memory is short" memory_is_short
nap "$duration"
value available_mb "$(available_mb)"
check "I/O waits" kill -0 $reader
check "the daemon lives" kill -0 "$daemon"

stage "one path returns"
set_device_state "$(debug_paths 0 | head -n 1)" running
within 60 "I/O goes on" read_is_done
value resumed_ms "$polled_ms"
at_most "within one check interval (s)" $interval_s $((polled_ms / 1000))
if [ "$peer" = polypath ]; then still_resident; else equal "no page was waited for" "$faults" "$(major_faults "/proc/$daemon/stat")"; fi
kill $squeezer 2> /dev/null
all_paths running
within 30 "every path is back" paths_active 4
[ "$peer" = polypath ] || finish

polypath show lanes --runtime-dir $polypath_runtime

stage "a lane stands still"
stop_lane owner
within 90 "the watchdog ends the process" polypath_ended
kill $stopper
wait "$polypath_pid"
equal "which says so by its status" 1 $?
like "and in its log" "*no progress of owner*" "$(tail -n 30 $polypath_log | tr '\n' ' ')"
check "the map takes I/O without it" dd if="/dev/mapper/$map" of=/dev/null bs=4k count=1 iflag=direct status=none
finish
