# The kernel dies under the script.
echo c > /proc/sysrq-trigger
