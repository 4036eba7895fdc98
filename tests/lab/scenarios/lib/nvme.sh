# NVMe over TCP on the loopback interface: the kernel's own target and host. Every path is a port of its own (address 127.0.0.N), a
# controller of its own on the host, and has its own ANA state; all lead to one namespace of one subsystem.
nvme_nqn=nqn.2026-01.io.polypath:lab
nvme_wwid=uuid.6b0a7c52-9a4b-4d1e-8f63-000000000001
nvme_target=/sys/kernel/config/nvmet
nvme_host=nqn.2014-08.org.nvmexpress:uuid:6b0a7c52-9a4b-4d1e-8f63-0000000000ff

# nvme_setup PATHS Y|N: whether the kernel does multipathing itself. Disk of path P: nvme_disk P.
nvme_setup() {
  local path
  require modprobe nvme_core "multipath=$2"
  require modprobe -a nvmet nvmet-tcp nvme-tcp
  mountpoint -q /sys/kernel/config || require mount -t configfs configfs /sys/kernel/config
  nvme_namespace
  for ((path = 1; path <= $1; path++)); do nvme_port $path; done
  for ((path = 1; path <= $1; path++)); do nvme_connect $path; done
}

nvme_namespace() {
  local subsystem=$nvme_target/subsystems/$nvme_nqn
  truncate -s 64M /run/nvme.image
  mkdir -p "$subsystem/namespaces/1"
  echo 1 > "$subsystem/attr_allow_any_host"
  echo Fabricator > "$subsystem/attr_model"
  echo /run/nvme.image > "$subsystem/namespaces/1/device_path"
  echo "${nvme_wwid#uuid.}" > "$subsystem/namespaces/1/device_uuid"
  echo 1 > "$subsystem/namespaces/1/buffered_io"
  echo 1 > "$subsystem/namespaces/1/enable"
}

nvme_port() {
  local port=$nvme_target/ports/$1
  mkdir "$port"
  echo tcp > "$port/addr_trtype"
  echo ipv4 > "$port/addr_adrfam"
  echo "127.0.0.$1" > "$port/addr_traddr"
  echo 4420 > "$port/addr_trsvcid"
  nvme_mend "$1"
}

nvme_connect() {
  require nvme_connects "$1"
  await 30 nvme_has_controller "$1"
}

nvme_connects() {
  echo "transport=tcp,traddr=127.0.0.$1,trsvcid=4420,nqn=$nvme_nqn,hostnqn=$nvme_host,hostid=${nvme_host##*:},reconnect_delay=1,ctrl_loss_tmo=600,keep_alive_tmo=2,nr_io_queues=1" \
    > /dev/nvme-fabrics
}

# nvme_controller P: the kernel's name for the controller of path P.
nvme_controller() {
  local controller address
  for controller in /sys/class/nvme/nvme*; do
    address=$(< "$controller/address")
    if [[ $address == *traddr=127.0.0.$1,* ]]; then
      echo "${controller##*/}"
      return
    fi
  done
  return 1
}

nvme_has_controller() { nvme_controller "$1" > /dev/null; }

# nvme_disk P: the disk of path P, where the kernel does no multipathing.
nvme_disk() {
  local controller disks
  controller=$(nvme_controller "$1")
  disks=("/sys/class/nvme/$controller/$controller"n*)
  echo "${disks[0]##*/}"
}

# nvme_ana P STATE: optimized, non-optimized, inaccessible, persistent-loss or change.
nvme_ana() { echo "$2" > "$nvme_target/ports/$1/ana_groups/1/ana_state"; }

# nvme_cut P, nvme_mend P: the target does not serve path P; its controller connects again and again until it does.
nvme_cut() { rm "$nvme_target/ports/$1/subsystems/$nvme_nqn"; }
nvme_mend() { ln -s "$nvme_target/subsystems/$nvme_nqn" "$nvme_target/ports/$1/subsystems/$nvme_nqn"; }

# nvme_forget P: the host gives up path P, and with it the disk.
nvme_forget() { echo 1 > "/sys/class/nvme/$(nvme_controller "$1")/delete_controller"; }
