# Verified writes: what is read back is what was written, whichever path it took. A read error, a write error or a wrong block
# ends fio at once.

# start_verify "DEVICE…" [FIO OPTION…]
start_verify() {
  local device jobs=()
  for device in $1; do
    jobs+=(--name="${device##*/}" --filename="$device" --rw=randwrite --bs=4k --size=4m --direct=1 --ioengine=libaio --iodepth=2
      --rate_iops=60 --verify=crc32c --verify_backlog=16 --verify_fatal=1 --exitall_on_error --time_based --runtime=900 "${@:2}")
  done
  fio --output=/run/verify.json --output-format=json "${jobs[@]}" > /run/verify.log 2>&1 < /dev/null &
  verify_pid=$!
  for device in $1; do await 30 reads_done "${device##*/}"; done
}

verify_runs() { kill -0 "$verify_pid" 2> /dev/null; }

# stop_verify: sets verify_ios, verify_errors and verify_longest_ms.
stop_verify() {
  kill -INT "$verify_pid" 2> /dev/null
  wait "$verify_pid"
  read -r verify_ios verify_errors verify_longest_ms < <(
    sed -n '/^{/,$p' /run/verify.json |
      jq -r '.jobs | "\(map(.write.total_ios + .read.total_ios) | add) \(map(.error + .total_err) | add) \(map(.read.clat_ns.max, .write.clat_ns.max) | max / 1e6 | floor)"')
}
