# What every scenario sources. Needs bash 5 (EPOCHREALTIME); runs in a lab guest, as root.
set -u
LAB_LIB=$LAB_HOME/scenarios/lib
CHECKOUT=$(dirname "$(dirname "$LAB_HOME")")
for part in check sense udev debug lio iscsi nvme maps load verify agent cost answers faults resident java; do
  # shellcheck source=/dev/null
  . "$LAB_LIB/$part.sh"
done
unset part
