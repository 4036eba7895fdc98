package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.runtime.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final Account ROOT = new Account(0, -1);

    @TempDir
    Path host;

    @BeforeEach
    void makeAHostThatLacksNothing() throws IOException {
        make("sys/class/scsi_generic/sg0");
        make("dev/sg0");
        make("sys/module/dm_multipath/uevent");
        make("dev/mapper/control");
        make("run/udev/control");
        link("proc/self/ns/net", "net:[1]");
        link("proc/1/ns/net", "net:[1]");
    }

    private void make(String path) throws IOException {
        Files.createDirectories(host.resolve(path).getParent());
        Files.createFile(host.resolve(path));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(host.resolve(path).getParent());
        Files.writeString(host.resolve(path), text);
    }

    private void link(String path, String target) throws IOException {
        Files.createDirectories(host.resolve(path).getParent());
        Files.deleteIfExists(host.resolve(path));
        Files.createSymbolicLink(host.resolve(path), Path.of(target));
    }

    private Finding only(Account account) {
        List<Finding> findings = new Preflight(host, account).findings();
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    @Test
    void aHostThatLacksNothingHasNoFindings() {
        assertEquals(List.of(), new Preflight(host, ROOT).findings());
    }

    @Test
    void whoIsNotRootCannotStartAndIsToldWhatWorks() {
        Finding finding = only(new Account(1000, 0));
        assertTrue(finding.fatal());
        assertTrue(finding.sentence().contains("polypath sim"), finding::sentence);
    }

    @Test
    void theRightToSendCommandsIsEnough() {
        assertEquals(List.of(), new Preflight(host, new Account(1000, 1L << 17)).findings());
    }

    @Test
    void aMissingDriverIsAWarningWithItsCommand() throws IOException {
        Files.delete(host.resolve("sys/class/scsi_generic/sg0"));
        Files.delete(host.resolve("sys/class/scsi_generic"));
        Finding finding = only(ROOT);
        assertEquals(false, finding.fatal());
        assertTrue(finding.sentence().contains("modprobe sg"), finding::sentence);
    }

    @Test
    void aMissingNodeIsAWarning() throws IOException {
        Files.delete(host.resolve("dev/sg0"));
        assertTrue(only(ROOT).sentence().startsWith("/dev/sg0 is missing"));
    }

    @Test
    void aKernelWithoutTheModuleOfMapsIsAWarning() throws IOException {
        Files.delete(host.resolve("sys/module/dm_multipath/uevent"));
        Files.delete(host.resolve("sys/module/dm_multipath"));
        assertEquals(List.of(), new Preflight(host, ROOT).findings(), "a container does not see the host's modules");
        write("proc/sys/kernel/osrelease", "6.12.0-cloud\n");
        write("lib/modules/6.12.0-cloud/modules.dep", "kernel/drivers/md/dm-mod.ko.xz:\n");
        assertTrue(only(ROOT).sentence().startsWith("kernel 6.12.0-cloud has no module dm-multipath"));
        write("lib/modules/6.12.0-cloud/modules.builtin", "kernel/drivers/md/dm-multipath.ko\n");
        assertEquals(List.of(), new Preflight(host, ROOT).findings());
        Files.delete(host.resolve("lib/modules/6.12.0-cloud/modules.builtin"));
        write("lib/modules/6.12.0-cloud/modules.dep", "kernel/drivers/md/dm-multipath.ko.xz: kernel/drivers/md/dm-mod.ko.xz\n");
        assertEquals(List.of(), new Preflight(host, ROOT).findings(), "it is loaded with the first map");
    }

    @Test
    void withoutTheWayToDeviceMapperThereIsAWarning() throws IOException {
        Files.delete(host.resolve("dev/mapper/control"));
        assertTrue(only(ROOT).sentence().contains("modprobe dm-multipath"));
    }

    @Test
    void aMissingUdevdIsAWarning() throws IOException {
        Files.delete(host.resolve("run/udev/control"));
        link("proc/self/ns/net", "net:[2]");
        assertTrue(only(ROOT).sentence().startsWith("udevd does not run"));
    }

    @Test
    void aNetworkNamespaceOfItsOwnIsAWarning() throws IOException {
        link("proc/self/ns/net", "net:[2]");
        assertTrue(only(ROOT).sentence().contains("network namespace"));
    }

    @Test
    void theKernelsEventsCanBeHadHere() {
        assertEquals(List.of(), EventSocket.findings());
    }

    @Test
    void filesInMemoryAreFineAndOthersAreAWarning() {
        assertEquals(List.of(), MemoryFiles.findings(Path.of("/dev/shm/polypath/not/yet/there")));
        List<Finding> onProc = MemoryFiles.findings(Path.of("/proc/polypath"));
        assertTrue(onProc.getFirst().sentence().startsWith("/proc/polypath is on proc and not on tmpfs"), onProc::toString);
    }

    @Test
    void theLimitOfOpenFilesIsTheSoftOne() throws IOException {
        Path limits = host.resolve("limits");
        Files.writeString(limits, """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             63000                63000                processes
                Max open files            4096                 524288               files
                """);
        assertEquals(4_096, DescriptorLimit.read(limits));
        Files.writeString(limits, "Max open files            unlimited            unlimited            files\n");
        assertEquals(1_024, DescriptorLimit.read(limits));
        assertEquals(1_024, DescriptorLimit.read(host.resolve("none")));
    }
}
