# What orchestrators do with Debian's own tools beside the agent: a volume is attached, looked at, extended, detached and attached again,
# by the commands of os-brick, CSI drivers, vdsm, Proxmox and sosreport.
. "$LAB_HOME/scenarios/lib.sh"

wwid=$(debug_wwid 1)
listed() { multipath -l "$1" 2> /dev/null | grep -q "$wwid"; }
not_listed() { ! listed "$1"; }
# Host 2's port is standby.
paths_of_map() { multipathd show paths raw format "%w %d %t %T" | grep -cE "^$wwid .* active (ready|ghost)$"; }
paths_of_map_are() { [ "$(paths_of_map)" = "$1" ]; }
size_of() { blockdev --getsize64 "/dev/mapper/$1" 2> /dev/null; }
size_is() { [ "$(size_of "$1")" = "$2" ]; }

start_udevd
debug_fabric 2 4
write_multipath_conf << 'CONF'
overrides {
  user_friendly_names yes
}
CONF
modprobe -a dm-multipath dm-service-time
start_polypath

stage "is it there?"
multipathd show status > /run/lab/status; equal "show status" 0 $?
check "which counts paths by their checker's word" grep -qE '^up +6$' /run/lab/status
check "show daemon" grep -qE '^pid [0-9]+ idle$' <(multipathd show daemon)
check "show config is a configuration" grep -q '^defaults {$' <(multipathd show config)
check "show config local names this host's maps" grep -q "wwid \"$wwid\"" <(multipathd show config local)

stage "attached"
disk=$(sd_at 2:0:0:1)
equal "add path of a path that is there" ok "$(multipathd add path "/dev/$disk")"
name=$(multipath -l -v1 "/dev/$disk")
equal "multipath -l -v1 says its name" "$(dmsetup info -c --noheadings -o name -u "mpath-$wwid")" "$name"
equal "add map of a map that is there" ok "$(multipathd add map "$name")"
check "multipath -c says that the path is one" multipath -c "/dev/$disk"
equal "multipath -ll tells four usable paths" 4 "$(multipath -ll "$name" | grep -c 'active ready running')"
equal "show paths raw format" 4 "$(paths_of_map)"
equal "show map json" 4 "$(multipathd show map "$name" json | jq '[.map.path_groups[].paths[] | select(.dm_st == "active")] | length')"
equal "show maps json, by wwid" "$name" "$(multipathd show maps json | jq -r ".maps[] | select(.uuid == \"$wwid\").name")"
equal "and the wwid is remembered" "/$wwid/" "$(grep "$wwid" /etc/multipath/wwids)"
equal "multipath -a of it" 0 "$(multipath -a "$wwid" > /dev/null; echo $?)"

stage "a path is taken out and put back"
equal "fail path" ok "$(multipathd fail path "$disk")"
equal "reinstate path" ok "$(multipathd reinstate path "$disk")"
within 10 "it takes I/O again" paths_of_map_are 4
equal "del path" ok "$(multipathd del path "/dev/$disk")"
within 5 "it has left the map" [ "$(dmsetup table "$name" | grep -c " $(devt "$disk") ")" = 0 ]
equal "add path" ok "$(multipathd add path "/dev/$disk")"
within 10 "it is back" paths_of_map_are 4

stage "extended"
before=$(size_of "$name")
debug_set virtual_gb 1
for path in $(debug_paths 1); do echo 1 > "/sys/block/$path/device/rescan"; done
equal "resize map" ok "$(multipathd resize map "$name")"
within 5 "the map has the new size" size_is "$name" "$(blockdev --getsize64 "/dev/$disk")"
check "which is more" [ "$(size_of "$name")" -gt "$before" ]
equal "reset map" ok "$(multipathd reset map "$name")"
equal "reconfigure" ok "$(multipathd reconfigure)"
within 20 "nothing is lost by it" paths_of_map_are 4
multipath -r > /dev/null 2>&1; equal "multipath -r" 0 $?
within 20 "nor by that" paths_of_map_are 4

stage "detached"
exec 7< "/dev/mapper/$name"
multipath -f "$name" > /dev/null 2>&1; equal "multipath -f of a map in use" 1 $?
exec 7<&-
multipath -f "$name" > /dev/null 2>&1; equal "multipath -f" 0 $?
check "the map is gone" maps_are 1
nap 5
check "and is not made again" maps_are 1
multipath -w "$wwid" > /dev/null 2>&1; equal "multipath -w" 0 $?
for path in $(debug_paths 1); do echo 1 > "/sys/block/$path/device/delete"; done
within 20 "its paths are gone" paths_of_map_are 0

stage "attached again"
for host in 0 1 2 3; do echo "- - 1" > "/sys/class/scsi_host/host$host/scan"; done
within 30 "the map is back with its paths" paths_of_map_are 4
equal "under the same name" "$name" "$(dmsetup info -c --noheadings -o name -u "mpath-$wwid")"
equal "del map" ok "$(multipathd del map "$name")"
settle
udevadm control --stop-exec-queue
{ nap 2 && udevadm control --start-exec-queue; } &
check "polypath multipath makes it again" polypath multipath "$wwid"
check "and answers when its name is there" [ -e "/dev/mapper/$name" ]
settle
udevadm control --stop-exec-queue
{ nap 2 && udevadm control --start-exec-queue; } &
check "it removes it" polypath multipath -f "$name"
check "and its name" [ ! -e "/dev/mapper/$name" ]
equal "remove it all" 0 "$(multipath -F > /dev/null 2>&1; echo $?)"
check "nothing is left" maps_are 0
said=$(multipath -v2 2>&1)
equal "multipath makes them again, and nobody meddles with its steps" 0 "$(grep -c ' failed' <<< "$said")"
check "all of them" maps_are 2
stop_polypath
finish
