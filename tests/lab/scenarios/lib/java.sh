# Test classes of the checkout's modules, run inside the guest.

# java_tests [-Dproperty=value…] CLASS…: each test becomes a check.
java_tests() {
  local modules=$CHECKOUT/agent/cli/target/modules options=() line
  while [[ ${1:-} == -D* ]]; do
    options+=("$1")
    shift
  done
  local path="$CHECKOUT/tests/lab/target/test-classes:$CHECKOUT/tests/lab/target/junit/*:$modules/*"
  path+=":$CHECKOUT/ffm-bindings/target/test-classes:$CHECKOUT/agent/daemon/target/test-classes"
  while IFS= read -r line; do
    case $line in
      PASS*) checks=$((checks + 1)) ;;
      FAIL*) checks=$((checks + 1)) failures=$((failures + 1)) ;;
    esac
    echo "$line"
  done < <("$("$CHECKOUT/bin/find-jdk")/bin/java" -XX:+UseSerialGC -Xmx128m \
    --enable-native-access=ALL-UNNAMED "${options[@]}" -cp "$path" io.polypath.lab.InGuest "$@" 2>> /run/lab/java-tests.err ||
    echo "FAIL the tests ran to their end | see java-tests.err")
}
