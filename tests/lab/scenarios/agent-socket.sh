# Debian's own client asks the agent what it asked Debian's multipathd in the same guest: the answers are the same.
. "$LAB_HOME/scenarios/lib.sh"

# What changes by itself is blanked: pids, seconds until the next check, counters of the last seconds.
same() { sed -E 's/pid [0-9]+/pid N/; s/[0-9]+\/[0-9]+/TICK/g; s/\[?[X.]{10}\]? [0-9]+\/[0-9]+/TICK/; s/[X.]{10}/BAR/; s/ +$//; s/^(create|reload): //; s/"action" : "[a-z]*"/"action" : ""/; s/"map_loads" : [0-9]+/"map_loads" : N/'; }
ask_all() {
  local dir=/run/lab/$1 i=0
  mkdir -p "$dir"
  while IFS= read -r question; do
    i=$((i + 1))
    { echo "# $question"; multipathd -k"$question"; echo "status $?"; } 2>&1 | same > "$dir/$(printf %02d $i)"
  done < /run/lab/questions
  { echo "# multipath -ll"; multipath -ll; echo "status $?"; } 2>&1 | same > "$dir/ll"
}

start_udevd
debug_fabric 3 4
write_multipath_conf << 'CONF'
devices {
  device {
    vendor "Linux"
    product "scsi_debug"
    no_path_retry 6
    failback immediate
    path_checker tur
  }
}
CONF
# All that there are, but for %s, %A and %k of paths, %k of maps and the header of their %s, where 0.9.4 differs from 0.14, and %2 and
# %A of maps, which tell what each daemon has done itself.
path_wildcards='%w|%i|%d|%D|%t|%o|%T|%c|%p|%S|%z|%M|%m|%N|%n|%R|%r|%a|%G|%g|%0|%P|%I|%L|%C'
map_wildcards='%n|%w|%d|%F|%Q|%N|%r|%t|%S|%f|%x|%h|%0|%1|%3|%4|%v|%p|%e|%G|%g'
cat > /run/lab/questions << ASK
show paths
show maps
show maps status
show topology
show maps json
show paths raw format "%d %w %t %T %p %i %S"
show maps raw format "%n %w %d %F %Q %N %t %r %S"
show status
show paths format "%d|%o|%z|%m|%N|%n|%R|%r|%a|%G|%g|%L"
show maps format "%n|%f|%h|%v|%p|%e|%G"
show devices
show paths format "$path_wildcards"
show paths raw format "$path_wildcards"
show maps format "$map_wildcards"
show maps raw format "$map_wildcards|%s"
show map $(debug_wwid 1) format "$map_wildcards"
show map $(debug_wwid 1) raw format "$map_wildcards"
show path $(sd_at 0:0:0:0)
show maps raw format "%n|%q|%%|text"
ASK
modprobe -a dm-multipath dm-service-time
start_multipathd
within 60 "multipathd makes its maps" maps_are 3
sleep 6
ask_all incumbent
multipathd show wildcards > /run/lab/wildcards
stop_multipathd
start_polypath
sleep 6
ask_all polypath
for answer in /run/lab/incumbent/*; do
  name=${answer##*/}
  equal "$(head -n 1 "$answer")" "" "$(diff "$answer" "/run/lab/polypath/$name" | head -n 12)"
done

stage "commands"
map=$(debug_wwid 0)
first=$(sd_at 0:0:0:0)
equal "fail path" ok "$(multipathd fail path "$first")"
equal "the kernel has failed it" F "$(path_state "$map" "$(devt "$first")")"
equal "reinstate path" ok "$(multipathd reinstate path "$first")"
equal "the kernel has taken it back" A "$(path_state "$map" "$(devt "$first")")"
equal "del map" ok "$(multipathd del map "$map")"
equal "the map is gone" 2 "$(dmsetup ls --target multipath | grep -c .)"
check "and its name" [ ! -e "/dev/mapper/$map" ]
equal "add map" ok "$(multipathd add map "$map")"
equal "the map is back" 3 "$(dmsetup ls --target multipath | grep -c .)"
check "it has its name" [ -e "/dev/mapper/$map" ]
equal "reconfigure" ok "$(multipathd reconfigure)"
cp /etc/multipath.conf /run/lab/whole.conf
echo "defaults {" >> /etc/multipath.conf
equal "reconfigure with half a text" "fail 1" "$(answer=$(multipathd reconfigure); echo "$answer" $?)"
equal "the same for who speaks to the newer socket" "fail the configuration stays as it was:" \
  "$(printf 'reconfigure\n' | perl "$LAB_LIB/ask.pl" /run/multipathd.socket | tr '\n' ' ' | grep -o 'fail.*was:')"
cp /run/lab/whole.conf /etc/multipath.conf
equal "and with the whole one" ok "$(multipathd reconfigure)"
equal "suspend" ok "$(multipathd suspend map "$map")"
equal "resume" ok "$(multipathd resume map "$map")"
equal "resize" ok "$(multipathd resize map "$map")"
equal "reload" ok "$(multipathd reload map "$map")"
queues() { dmsetup table "$map" | grep -c queue_if_no_path; }
equal "restorequeueing" ok "$(multipathd restorequeueing map "$map")"
equal "it queues" 1 "$(queues)"
equal "disablequeueing" ok "$(multipathd disablequeueing map "$map")"
equal "it queues no more" 0 "$(queues)"
equal "restorequeueing" ok "$(multipathd restorequeueing map "$map")"
number=$(devt "$first")
is_in_table() { dmsetup table "$map" | grep -c " $number "; }
equal "del path" ok "$(multipathd del path "$first")"
equal "the map is without it" 0 "$(is_in_table)"
dd if="/dev/$first" of="/dev/$first" bs=512 count=1 2> /dev/null
settle
equal "and stays so, although udev says that it has been written to" 0 "$(is_in_table)"
equal "add path" ok "$(multipathd add path "$first")"
equal "the map has it again" 1 "$(is_in_table)"

stage "a map in use is blacklisted"
table=$(dmsetup table "$map")
exec 9< "/dev/mapper/$map"
printf 'blacklist {\n  wwid %s\n}\n' "$map" >> /etc/multipath.conf
equal "reconfigure" ok "$(multipathd reconfigure)"
sleep 6
equal "its table stays" "$table" "$(dmsetup table "$map")"
equal "its paths are none of ours" 8 "$(multipathd show paths raw format %d | grep -c .)"
exec 9<&-
cp /run/lab/whole.conf /etc/multipath.conf
equal "reconfigure" ok "$(multipathd reconfigure)"
paths_are() { [ "$(multipathd show paths raw format %m | grep -c "$map")" = "$1" ]; }
within 10 "its paths are ours again" paths_are 4
equal "add path of a disk that is not there" fail "$(multipathd add path sdzzz)"
equal "shutdown" ok "$(multipathd shutdown)"
wait "$polypath_pid"
finish
