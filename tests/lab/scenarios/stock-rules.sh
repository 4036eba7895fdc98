# The machine's own udev rules, unabridged, and what they say about the identity of a disk beside what the lean rules say.
. "$LAB_HOME/scenarios/lib.sh"

start_udevd stock
stage "one unit x 2 paths"
timed fabric debug_fabric 1 2
stage "settled"
like "stock rules know the unit" "*$(debug_wwid 0)*" "$(property /dev/sda DEVLINKS)"
equal "and name it like the lean rules do" "0x$(debug_naa 0)" "$(property /dev/sda ID_WWN_WITH_EXTENSION)"
value stock_id_serial "$(property /dev/sda ID_SERIAL)"
finish
