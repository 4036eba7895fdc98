# The script never ends.
echo "about to hang"
sleep 4711
