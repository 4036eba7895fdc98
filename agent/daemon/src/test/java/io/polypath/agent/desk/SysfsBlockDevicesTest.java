package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.port.Clock;
import io.polypath.agent.show.DevicesPage;
import io.polypath.udev.sysfs.Sysfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsBlockDevicesTest {

    @TempDir
    private Path root;

    private long nowNs;

    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return nowNs;
        }

        @Override
        public long wallNanos() {
            return nowNs;
        }
    };

    private void device(String path, String hidden) throws IOException {
        Path directory = Files.createDirectories(root.resolve("devices").resolve(path));
        Files.writeString(directory.resolve("hidden"), hidden);
        Path classes = Files.createDirectories(root.resolve("class/block"));
        Files.createSymbolicLink(classes.resolve(directory.getFileName()), directory);
    }

    @Test
    void devicesComeByPathAndComposedOnesLast() throws IOException {
        device("virtual/block/dm-0", "0");
        device("virtual/block/loop0", "0");
        device("virtual/block/md0", "0");
        device("pci0/host1/block/sda", "0");
        device("pci0/host0/block/sdb", "0");
        device("pci0/nvme/nvme0c0n1", "1");
        BlockDevices devices = new SysfsBlockDevices(new Sysfs(root), clock);
        assertEquals(List.of("sdb", "sda", "nvme0c0n1", "loop0", "dm-0", "md0"),
                devices.list().stream().map(DevicesPage.Device::name).toList());
        assertEquals(List.of("nvme0c0n1"),
                devices.list().stream().filter(DevicesPage.Device::hidden).map(DevicesPage.Device::name).toList());
    }

    @Test
    void theyAreReadAgainAfterASecond() throws IOException {
        device("pci0/sda", "0");
        BlockDevices devices = new SysfsBlockDevices(new Sysfs(root), clock);
        List<DevicesPage.Device> first = devices.list();
        device("pci0/sdb", "0");
        nowNs = 999_999_999L;
        assertSame(first, devices.list());
        nowNs = 1_000_000_000L;
        assertEquals(2, devices.list().size());
    }

    @Test
    void aTreeWithoutBlockDevicesHasNone() {
        assertEquals(List.of(), new SysfsBlockDevices(new Sysfs(root), clock).list());
    }
}
