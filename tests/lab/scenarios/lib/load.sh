# I/O while something fails: direct random reads by fio, slow enough for an emulated processor to have time for the rest.

# start_load DEVICE [FIO OPTION…]
start_load() {
  fio --name=load --filename="$1" --rw=randread --bs=4k --direct=1 --ioengine=libaio --iodepth=2 --rate_iops=100 \
    --continue_on_error=io --time_based --runtime=600 --output=/run/load.json --output-format=json "${@:2}" > /run/load.log 2>&1 < /dev/null &
  load_pid=$!
  await 30 reads_done "${1##*/}"
}

reads_done() {
  local disk stat=(0) # as long as udev has not made the link
  disk=$(readlink -f "/dev/mapper/$1")
  read -ra stat < "/sys/block/${disk##*/}/stat"
  ((stat[0] > 20))
}

# stop_load: sets load_reads, load_errors, and load_longest_ms, the time that the slowest read took.
stop_load() {
  kill -INT "$load_pid"
  wait "$load_pid"
  read -r load_reads load_errors load_longest_ms < <(
    sed -n '/^{/,$p' /run/load.json | # fio says first that it was interrupted
      jq -r '.jobs[0] | "\(.read.total_ios) \(.total_err) \(.read.clat_ns.max / 1e6 | floor)"')
}
