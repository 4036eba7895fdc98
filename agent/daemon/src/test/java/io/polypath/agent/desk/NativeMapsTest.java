package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.port.Clock;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.show.MapTexts;
import io.polypath.agent.show.TextSheet;
import io.polypath.agent.view.DaemonState;
import io.polypath.agent.view.DaemonView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.NativeMap;
import io.polypath.udev.sysfs.Sysfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subsystem of two controllers as the kernel shows it with its own multipathing, and the pages that have it. */
class NativeMapsTest {

    private static final String SUBSYSTEM = "devices/virtual/nvme-subsystem/nvme-subsys0";

    @TempDir
    private Path root;
    private BlockDevices devices;

    @BeforeEach
    void makeTree() throws IOException {
        disk(SUBSYSTEM + "/nvme0n1", SUBSYSTEM, "0", "259:1");
        controller(0, "devices/pci0000:00/0000:00:04.0/nvme/nvme0", "live", "pcie", "0000:00:04.0", "optimized");
        controller(1, "devices/virtual/nvme-fabrics/ctl/nvme1", "connecting", "tcp", "traddr=10.0.0.1,trsvcid=4420", "inaccessible");
        devices = new SysfsBlockDevices(new Sysfs(root), new Clock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public long wallNanos() {
                return 0;
            }
        });
    }

    private void controller(int number, String directory, String state, String transport, String address, String access)
            throws IOException {
        String path = directory + "/nvme0c" + number + "n1";
        disk(path, directory, "1", number == 0 ? "259:2" : "");
        file(path + "/ana_state", access);
        file(directory + "/state", state);
        file(directory + "/transport", transport);
        file(directory + "/address", address);
        file(directory + "/model", "Array                                   ");
        file(directory + "/serial", "SN" + number + "                 ");
        file(directory + "/firmware_rev", "1.0     ");
        file(directory + "/subsysnqn", "nqn.2026-01.com.acme:box");
        link(SUBSYSTEM + "/nvme" + number, directory);
    }

    private void disk(String directory, String parent, String hidden, String numbers) throws IOException {
        file(directory + "/wwid", "uuid.2d5c");
        file(directory + "/nsid", "1");
        file(directory + "/size", "131072");
        file(directory + "/ro", "0");
        file(directory + "/hidden", hidden);
        file(directory + "/dev", numbers);
        link(directory + "/device", parent);
        link("block/" + Path.of(directory).getFileName(), directory);
        link("class/block/" + Path.of(directory).getFileName(), directory);
    }

    private String page(Page page, String conf, String... arguments) {
        MultipathConf loaded = ConfLoader.of(List.of(new ConfigText("test", conf)), Accounts.NONE, true).conf();
        DaemonView daemon = new DaemonView(1, DaemonState.IDLE, false, false, 0, 2);
        TextSheet sheet = new TextSheet();
        page.paint(sheet, new HostView(0, List.of(), List.of(), loaded, daemon), List.of(arguments), devices, new MapTexts());
        return sheet.toString();
    }

    private String shown(Page page, String... arguments) {
        return page(page, "defaults {\n enable_foreign nvme\n}\n", arguments);
    }

    @Test
    void theyAreATreeBehindTheMaps() {
        assertEquals("""
                uuid.2d5c [nvme]:nvme0n1 NVMe,Array,1.0
                size=131072 features='n/a' hwhandler='ANA' wp=rw
                |-+- policy='n/a' prio=50 status=optimized
                | `- 0:0:1 nvme0c0n1 259:2 n/a optimized    live      \n\
                `-+- policy='n/a' prio=0 status=inaccessible
                  `- 0:1:1 nvme0c1n1 0:0   n/a inaccessible connecting
                """, shown(Page.TOPOLOGY));
    }

    @Test
    void theyAreRowsOfMapsAndPaths() {
        assertEquals("nqn.2026-01.com.acme:box:nsid.1|nvme0n1|uuid.2d5c|1|nvme|n/a\n", shown(Page.MAPS_RAW, "%n|%d|%w|%N|%G|%Q"));
        assertEquals("""
                nvme0c0n1|pcie:0000:00:04.0|PCI:0000:00:04.0|SN0|nvme0n1|[nvme]|50
                nvme0c1n1|tcp:traddr=10.0.0.1,trsvcid=4420|n/a|SN1|nvme0n1|[nvme]|0
                """, shown(Page.PATHS_RAW, "%d|%N|%a|%z|%m|%G|%p"));
        assertEquals("""
                dev       dev_st    \n\
                nvme0c0n1 live      \n\
                nvme0c1n1 connecting
                """, shown(Page.PATHS_FORMAT, "%d %o"));
    }

    @Test
    void theyAreShownOnlyWhereTheConfigurationSaysSo() {
        for (Page page : List.of(Page.TOPOLOGY, Page.MAPS, Page.PATHS)) {
            assertEquals("", page(page, ""));
        }
        assertEquals(1, devices.nativeMaps().size());
        assertEquals("""
                available block devices:
                    nvme0c0n1 hidden, unmonitored
                    nvme0c1n1 hidden, unmonitored
                    nvme0n1 foreign, monitored
                """, shown(Page.DEVICES));
    }

    @Test
    void aSubsystemWithoutControllersIsNoMap() throws IOException {
        Files.delete(root.resolve(SUBSYSTEM + "/nvme0"));
        Files.delete(root.resolve(SUBSYSTEM + "/nvme1"));
        assertEquals(List.<NativeMap>of(), devices.nativeMaps());
        assertEquals(3, devices.list().stream().map(DevicesPage.Device::name).toList().size());
    }

    private void file(String name, String content) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content + "\n");
    }

    private void link(String name, String target) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, root.resolve(target));
    }
}
