/** What the kernel and udev say: netlink monitor, uevent parser, udev database and sysfs readers. No policy. */
module io.polypath.udev {
    requires transitive io.polypath.ffm;
    requires transitive io.polypath.ringbuf;

    exports io.polypath.udev;
    exports io.polypath.udev.sysfs;
    exports io.polypath.udev.transport;
}
