# Every configuration of the corpus means the same to Debian's multipath and to Polypath: what is in force, all defaults included,
# is printed by both and compared. No disk is looked at and nothing of the host is changed, so that this runs without a guest, too.
. "$LAB_HOME/scenarios/lib.sh"

corpus=$CHECKOUT/agent/daemon/src/test/resources/io/polypath/agent/config/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"; ended_early' EXIT

# Debian's multipath reads /etc/multipath.conf and nothing else, so it gets an /etc of its own.
theirs() {
  unshare -m bash -s "$work" "$corpus" << 'SCRIPT'
    set -e
    work=$1 corpus=$2
    mkdir "$work/etc" "$work/theirs"
    cp /etc/passwd /etc/group /etc/ld.so.cache "$work/etc"
    mount --bind "$work/etc" /etc
    for conf in none $(cd "$corpus" && printf '%s\n' *.conf); do
      rm -rf /etc/multipath.conf /etc/multipath
      name=${conf%.conf}
      [ $conf = none ] || cp "$corpus/$conf" /etc/multipath.conf
      [ ! -d "$corpus/$name.d" ] || { mkdir /etc/multipath && cp -r "$corpus/$name.d" /etc/multipath/conf.d; }
      timeout 60 multipath -t > "$work/theirs/$name" 2> /dev/null
    done
SCRIPT
}

# Polypath reads all in one process; those with drop-ins need one each. Problems are what the corpus is about: status 1.
ours() {
  mkdir "$work/ours"
  : > "$work/none.conf"
  effective /nonexistent "$work/none.conf" "$corpus"/*.conf | awk -v to="$work/ours/" \
    '/^# .*\.conf$/ {close(page); sub(/\.conf$/, ""); sub(/.*\//, ""); page = to $0; next} {print > page}'
  local drop_ins name
  for drop_ins in "$corpus"/*.d; do
    name=$(basename "$drop_ins" .d)
    effective "$drop_ins" "$corpus/$name.conf" > "$work/ours/$name"
  done
}

effective() { polypath check-config --effective --config-dir "$@" 2> /dev/null; }

same() {
  local files
  files=$(printf '%s,' "$corpus/$1.conf" "$corpus/$1.d"/*.conf)
  files=${files//,"$corpus/$1.d/*.conf"/}
  perl "$LAB_LIB/pages.pl" "${files%,}" "$work/theirs/none" "$work/theirs/$1" "$work/ours/none" "$work/ours/$1"
}

stage "theirs"
require theirs
stage "ours"
ours
stage "compared"
for conf in "$corpus"/*.conf; do
  name=$(basename "$conf" .conf)
  if differences=$(same "$name" 2>&1); then
    pass "${name//-/ } means the same" "$(grep -c . "$work/ours/$name") lines"
  else
    fail "${name//-/ } means the same" "$differences"
  fi
done
at_least "the corpus has enough configurations" 60 "$(find "$work/theirs" -type f | wc -l)"
finish
