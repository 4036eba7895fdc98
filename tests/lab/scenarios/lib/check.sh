# Checks and values. One line each, for people and for the harness:
#   PASS sentence | what was seen        FAIL sentence | what was seen        @key=value        -- stage
# An emulated guest pays some 30 ms for every process it starts: what polls uses builtins.

checks=0 failures=0 finished=
lab_start_us=${EPOCHREALTIME/./}
exec {lab_never}<> <(:)

# A pause without a process.
nap() { read -rt "$1" -u "$lab_never" || true; }

# Milliseconds since the scenario began, in the variable named $1.
elapsed_ms() { printf -v "$1" %d $(((${EPOCHREALTIME/./} - lab_start_us) / 1000)); }

# A heading with the time it was reached, so that a slow step shows itself in the log.
stage() {
  local at
  elapsed_ms at
  printf -- '-- %d.%03d s  %s\n' $((at / 1000)) $((at % 1000)) "$*"
}

value() { echo "@$1=$2"; }

pass() {
  checks=$((checks + 1))
  echo "PASS $1 | ${2//$'\n'/ / }"
}

fail() {
  checks=$((checks + 1)) failures=$((failures + 1))
  echo "FAIL $1 | ${2//$'\n'/ / }"
}

# equal SENTENCE WANTED SEEN
equal() {
  if [[ $3 == "$2" ]]; then pass "$1" "$3"; else fail "$1" "wanted $2, saw $3"; fi
}

# like SENTENCE GLOB SEEN
like() {
  # shellcheck disable=SC2053
  if [[ $3 == $2 ]]; then pass "$1" "$3"; else fail "$1" "wanted $2, saw $3"; fi
}

# at_most SENTENCE LIMIT SEEN, and at_least: integers.
at_most() {
  if (($3 <= $2)); then pass "$1" "$3"; else fail "$1" "wanted at most $2, saw $3"; fi
}

at_least() {
  if (($3 >= $2)); then pass "$1" "$3"; else fail "$1" "wanted at least $2, saw $3"; fi
}

# check SENTENCE COMMAND…: the command succeeds.
check() {
  local sentence=$1 saw status=0
  shift
  saw=$("$@" 2>&1) || status=$?
  if ((status == 0)); then pass "$sentence" "${saw:-done}"; else fail "$sentence" "status $status: $saw"; fi
}

# poll SECONDS COMMAND…: runs it until it succeeds; false when it never did. Sets polled_ms.
poll() {
  local limit_us=$(($1 * 1000000)) from=${EPOCHREALTIME/./}
  shift
  until "$@" > /dev/null 2>&1; do
    if ((${EPOCHREALTIME/./} - from > limit_us)); then
      polled_ms=$(((${EPOCHREALTIME/./} - from) / 1000))
      return 1
    fi
    nap 0.05
  done
  polled_ms=$(((${EPOCHREALTIME/./} - from) / 1000))
}

# within SECONDS SENTENCE COMMAND…: the command succeeds before the deadline. On failure its last output is shown.
within() {
  local seconds=$1 sentence=$2
  shift 2
  if poll "$seconds" "$@"; then
    pass "$sentence" "after $polled_ms ms"
  else
    fail "$sentence" "not within $seconds s; last: $("$@" 2>&1 | tail -n 3)"
  fi
}

# require COMMAND…, await SECONDS COMMAND…: steps that are not what the scenario is about; it ends where one fails.
require() {
  local said
  said=$("$@" 2>&1) || give_up "$* failed: $said"
}

await() {
  poll "$@" || give_up "not within $1 s: ${*:2}"
}

give_up() {
  fail "the scenario ran to its end" "$*"
  finish
}

# timed KEY COMMAND…: runs it and prints @KEY_ms.
timed() {
  local key=$1 from=${EPOCHREALTIME/./} status=0
  shift
  "$@" || status=$?
  timed_ms=$(((${EPOCHREALTIME/./} - from) / 1000))
  value "${key}_ms" $timed_ms
  return $status
}

finish() {
  local at
  finished=yes
  elapsed_ms at
  value scenario_ms "$at"
  value boot_ms "$lab_boot_ms"
  echo "-- $checks checks, $failures failed"
  exit $((failures > 0))
}

ended_early() {
  local status=$?
  [ -n "$finished" ] || echo "FAIL the scenario ran to its end | left with status $status after ${checks} checks"
}
trap ended_early EXIT

read -r lab_boot_ms _ < /proc/uptime
lab_boot_ms=$((10#${lab_boot_ms/./} * 10))
