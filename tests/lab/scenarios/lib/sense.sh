# What a device answers, in one word: good, K/ASC/ASCQ in hex digits (2/04/0b), or the transport's word for it (host_0x0e).

# scsi DEVICE CDB…: sends a command without data.
scsi() {
  local device=$1
  shift
  sense_word "$(sg_raw -v -t 20 "$device" "$@" 2>&1)"
}

# The one word in sg_raw's report $1.
sense_word() {
  local report=$1
  if [[ $report =~ 'Raw sense data'[^$'\n']*$'\n'[[:space:]]*([0-9a-f ]+) ]]; then
    local bytes
    read -ra bytes <<< "${BASH_REMATCH[1]}"
    case ${bytes[0]} in
      70 | 71) echo "${bytes[2]#?}/${bytes[12]}/${bytes[13]}" ;;
      72 | 73) echo "${bytes[1]#?}/${bytes[2]}/${bytes[3]}" ;;
      *) echo "sense_${bytes[0]}" ;;
    esac
  elif [[ $report =~ [Hh]ost_status=(0x[0-9a-f]+) ]]; then
    echo "host_${BASH_REMATCH[1]}"
  elif [[ $report == *'SCSI Status: Good'* ]]; then
    echo good
  else
    echo "${report//$'\n'/ / }"
  fi
}

# TEST UNIT READY
tur() { scsi "$1" 00 00 00 00 00 00; }

is_tur() { [ "$(tur "$1")" = "$2" ]; }

# Bytes of a data-in command: data_in DEVICE LENGTH CDB…, as hex digits, or the sense word.
data_in() {
  local device=$1 length=$2 report bytes
  shift 2
  report=$(sg_raw -v -t 20 -r "$length" "$device" "$@" 2>&1)
  if [[ $report != *'SCSI Status: Good'* ]]; then
    sense_word "$report"
    return
  fi
  bytes=$(sed -nE 's/^ [0-9a-f]+ +(([0-9a-f]{2} {1,2})+).*/\1/p' <<< "$report")
  echo "${bytes//[[:space:]]/}"
}

# REPORT TARGET PORT GROUPS, extended header: "group:state" pairs in hex digits, e.g. "0001:0 0002:2", or the sense word.
rtpg() {
  local hex at words=()
  hex=$(data_in "$1" 1024 a3 2a 00 00 00 00 00 00 04 00 00 00)
  [[ $hex == */* || $hex == host_* ]] && { echo "$hex"; return; }
  at=8
  ((0x${hex:8:2} >> 4 & 7)) && at=16
  while ((at + 16 <= ${#hex})); do
    words+=("${hex:at+4:4}:${hex:at+1:1}")
    at=$((at + 16 + 8 * 0x${hex:at+14:2}))
  done
  echo "${words[*]}"
}

# Peripheral qualifier and device type, byte 0 of the standard INQUIRY, or the sense word: 00 a disk, 3f a unit that the target could
# have and has not (qualifier 001b, type 1Fh), 7f one that it cannot have.
inquiry_byte0() {
  local hex
  hex=$(data_in "$1" 36 12 00 00 00 24 00)
  [[ $hex == */* || $hex == host_* ]] && { echo "$hex"; return; }
  echo "${hex:0:2}"
}
