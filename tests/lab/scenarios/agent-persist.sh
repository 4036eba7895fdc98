# Persistent reservations on LIO over iSCSI sessions: `polypath persist` beside Debian's mpathpersist and sg_persist, and the daemon
# that registers a path which comes, or comes back, before it is used.
. "$LAB_HOME/scenarios/lib.sh"

ours() { "$CHECKOUT/bin/polypath" persist "$@"; }
theirs() { mpathpersist "$@"; }

# same SENTENCE ARGUMENT…: both tools print the same and end with the same status.
same() {
  local sentence=$1 mine other mine_status=0 other_status=0
  shift
  mine=$(ours "$@" 2> /run/lab/ours.err) || mine_status=$?
  other=$(theirs "$@" 2> /run/lab/theirs.err) || other_status=$?
  equal "$sentence" "$other_status: $other" "$mine_status: $mine"
}

# succeeds SENTENCE ARGUMENT…: ours ends with status 0.
succeeds() {
  local sentence=$1
  shift
  check "$sentence" ours "$@"
}

# Registrations of the first unit, as the target says down path $1: keys, sorted.
keys_through() { sg_persist -n -i -k "/dev/$1" 2> /dev/null | sed -n 's/^ *0x/0x/p' | sort | tr '\n' ' '; }
keys_are() { [ "$(keys_through "$first")" = "$1" ]; }
asked() { multipathd "$@" 2> /dev/null; }
# The first that the log tells of the third path after it was found is its registration, and not a table that has it.
registered_first() {
  local told
  told=$(sed -n "/ $third .*found at/,\$p" $polypath_log | grep -m1 -E " $third .*registered with| map $map .*reload")
  [[ $told == *"registered with"* ]]
}
path_of() { sd_at "${iscsi_hctl[$1]}:0"; }

# LIO answers every change of registrations with 02/08/00, although it makes it, when it cannot write them down here.
mkdir -p /var/target/pr
start_udevd
iscsi_setup 2
settle
write_multipath_conf << 'CONF'
defaults {
  polling_interval 1
  max_polling_interval 2
  path_grouping_policy multibus
  reservation_key 0xabc123
}
multipaths {
  multipath {
    wwid 36001405 
    reservation_key file
  }
}
CONF
first=$(path_of 1) second=$(path_of 2)
filed=$(sd_at "${iscsi_hctl[1]}:1")
filed_map=3$(tr -d '\n' < "/sys/block/$filed/device/wwid" | sed 's/^naa\.//')
sed -i "s/wwid 36001405 /wwid $filed_map/" /etc/multipath.conf
modprobe -a dm-multipath dm-service-time
start_polypath
map=$(path_field "$first" wwid)
node=/dev/mapper/$map

stage "nobody is registered"
same "no keys" -i -k "$node"
same "no reservation" -i -r "$node"
like "capabilities" "*CRH?: 1*SIP_C?: 1*ATP_C?: 1*Type mask:*registrants only: 1*Exclusive Access: 1*" "$(ours -i -c "$node" | tr '\n' ' ')"
equal "the daemon says so" unset "$(asked getprstatus map "$map")"
equal "and knows the key" 0xabc123 "$(asked getprkey map "$map")"

stage "register"
succeeds "a key is registered" -o -G -S abc123 "$node"
equal "on both paths" "0xabc123 0xabc123 " "$(keys_through "$first")"
equal "and the daemon knows" set "$(asked getprstatus map "$map")"
same "keys" -i -k "$node"
same "another key than the configured one" -o -G -S def "$node"

stage "reserve"
succeeds "the map reserves" --out --reserve --param-rk=abc123 --prout-type=5 "$node"
equal "the daemon knows that it holds it" set "$(asked getprhold map "$map")"
same "the reservation" -i -r "$node"
same "who is registered" -i -s "$node"
like "and sg_persist reads it back" "*Key=0xabc123*Write Exclusive, registrants only*" "$(sg_persist -n -i -r "/dev/$first" | tr '\n' ' ')"

stage "a path comes back"
iscsi_cut 2
within 40 "a path is lost" path_is_bad "$second"
# The path's registration is taken away by the map's own host: preempting a key spares only the path that does it.
check "the other one takes another key" sg_persist -n -o -G -K abc123 -S 111 "/dev/$first"
check "preempts the map's" sg_persist -n -o -P -T 5 -K 111 -S abc123 "/dev/$first"
check "and takes the map's again" sg_persist -n -o -G -K 111 -S abc123 "/dev/$first"
equal "one registration is left" "0xabc123 " "$(keys_through "$first")"
iscsi_mend 2
within 60 "the path comes back" path_is "$second" up
equal "registered" "0xabc123 0xabc123 " "$(keys_through "$first")"
check "and writes through it" sg_dd if=/dev/zero of="/dev/$second" bs=512 count=1 oflag=direct

stage "a path is added"
iscsi_portal 3
iscsi_login 3
await 60 disks_are 6
iscsi_find 3
third=$(path_of 3)
within 60 "a new path is up" path_is "$third" up
within 10 "and registered" keys_are "0xabc123 0xabc123 0xabc123 "
within 10 "before it was in the table" registered_first

stage "the holder is gone"
iscsi_cut 1
within 40 "the path that holds the reservation is lost" path_is_bad "$first"
succeeds "the map releases nevertheless" -o -L -K abc123 -T 5 "$node"
like "nobody holds it" "*there is NO reservation held*" "$(sg_persist -n -i -r "/dev/$second" | tr '\n' ' ')"
iscsi_mend 1
within 60 "the path comes back" path_is "$first" up
equal "every path is registered" "0xabc123 0xabc123 0xabc123 " "$(keys_through "$first")"

stage "preempted while a path is away"
iscsi_cut 3
within 40 "a path is lost" path_is_bad "$third"
check "all registrations are cleared" sg_persist -n -o -C -K abc123 "/dev/$first"
iscsi_mend 3
within 60 "the path comes back" path_is "$third" up
equal "and is not registered" "" "$(keys_through "$first")"
equal "the daemon has noticed" unset "$(asked getprstatus map "$map")"

stage "Debian's tool and this daemon"
check "mpathpersist registers" theirs -o -G -S abc123 "$node"
equal "on every path" "0xabc123 0xabc123 0xabc123 " "$(keys_through "$first")"
equal "and the daemon was told" set "$(asked getprstatus map "$map")"

stage "a key kept in the file"
cat > /run/lab/batch << BATCH
# several commands, one process
mpathpersist --out --register-ignore -S feed /dev/mapper/$filed_map
-i -k /dev/mapper/$filed_map # and back
--out --register --param-rk=abc123 $node
-i -k $node
BATCH
ours -f /run/lab/batch > /run/lab/batch.out 2> /run/lab/batch.err
equal "a batch of commands" 0 $?
like "registers" "*3 registered reservation keys follow*0xfeed*0xfeed*0xfeed*0 registered reservation key*" "$(tr '\n' ' ' < /run/lab/batch.out)"
equal "the prkeys file has the key" "0x000000000000feed $filed_map" "$(grep -v '^#' /etc/multipath/prkeys)"
equal "and the daemon too" 0xfeed "$(asked getprkey map "$filed_map")"
equal "the first map's flag is taken back" unset "$(asked getprstatus map "$map")"
cat $polypath_log >&2
stop_polypath
equal "the agent ends cleanly" 0 "$polypath_status"
finish
