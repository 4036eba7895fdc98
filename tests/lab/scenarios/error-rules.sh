# Kernel 6.12: single units misbehave by rule. A hung command, any sense, an RTPG that fails, one unit attention.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd
debug_fabric 2 2
sick=/dev/$(sg_at 0:0:0:1) well=/dev/$(sg_at 1:0:0:1)

stage "sense"
error_rule 0:0:0:1 "2 1 00 0 0 2 5 25 0"
equal "a path can say LOGICAL UNIT NOT SUPPORTED" 5/25/00 "$(tur "$sick")"
equal "on every command of that kind" 5/25/00 "$(tur "$sick")"
equal "while the unit's other path is well" good "$(tur "$well")"
error_clear 0:0:0:1 2 00
equal "until the rule is lifted" good "$(tur "$sick")"

error_rule 0:0:0:1 "2 -1 00 0 0 2 6 2a 9"
equal "a unit attention is told once" 6/2a/09 "$(tur "$sick")"
equal "and is gone" good "$(tur "$sick")"

error_rule 0:0:0:1 "2 1 a3 0 0 2 5 20 0"
equal "RTPG alone can fail" 5/20/00 "$(rtpg "$sick")"
equal "on one path" "0200:1 0280:3" "$(rtpg "$well")"

stage "hang"
error_rule 0:0:0:1 "0 1 00"
sg_raw -t 60 "$sick" 00 00 00 00 00 00 > /dev/null 2>&1 &
hung=$!
nap 1.5
check "a hung TEST UNIT READY does not come back" kill -0 $hung
equal "other paths do not notice" good "$(tur "$well")"
equal "nor do other units of the same host" good "$(tur /dev/"$(sg_at 0:0:0:0)")"
stage "a short kernel time-out"
error_rule 1:0:0:0 "0 1 00"
# The kernel aborts after its own clock, not after the caller's: 1 s asked, about 2 s passed.
timed timeout_1s sg_raw -t 1 /dev/"$(sg_at 1:0:0:0)" 00 00 00 00 00 00 > /run/hung 2>&1
within 20 "a command that timed out says so" grep -q 'ost_status=0x03' /run/hung
finish
