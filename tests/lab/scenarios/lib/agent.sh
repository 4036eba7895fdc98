# Polypath itself, from the checkout that the lab runs in.
polypath_runtime=/run/polypath
polypath_log=/run/lab/polypath.log

# start_polypath [ARGUMENT…]: `polypath run` in the background; ready when it answers on multipathd's socket.
start_polypath() {
  "$CHECKOUT/bin/polypath" run --runtime-dir $polypath_runtime "$@" > $polypath_log 2>&1 < /dev/null &
  polypath_pid=$!
  await 90 polypath_decided
  kill -0 "$polypath_pid" || give_up "polypath ended: $(tail -n 5 $polypath_log)"
  value polypath_ready_ms "$polled_ms"
}

polypath_decided() { daemon_answers || ! kill -0 "$polypath_pid"; }

# The command line. Under emulation a JVM takes 3 s to say anything: ask the socket (paths_shown, maps_shown) in what polls.
polypath() { "$CHECKOUT/bin/polypath" "$@"; }

# stop_polypath [SIGNAL]: and waits; its exit status in polypath_status.
stop_polypath() {
  kill -"${1:-TERM}" "$polypath_pid"
  polypath_status=0
  wait "$polypath_pid" || polypath_status=$?
}

# A field of the JSON on standard input: json '.maps[0].name'
json() { jq -r "$1"; }
