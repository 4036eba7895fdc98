package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks to the kernel's device-mapper; creates and removes one device of 10 + 20 sectors without storage behind it. */
class DmControlTest {
    private static final String UUID = "POLYPATH-TEST-1";

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private final DmRequest request = new DmRequest(arena, 16 * 1024);
    private String name;
    private DmControl control;

    @BeforeEach
    void open() {
        int fd = DmControl.open(sys, arena);
        assumeTrue(fd >= 0, () -> "needs /dev/mapper/control: " + Errno.describe(fd));
        control = new DmControl(sys, fd);
        name = "polypath-test-" + sys.getpid();
    }

    @AfterEach
    void release() {
        if (control != null) {
            control.call(Linux.DM_DEV_REMOVE(), request.begin().name(name));
            control.close();
        }
        arena.close();
    }

    @Test
    void theKernelSaysItsVersion() {
        assertEquals(0, control.call(Linux.DM_VERSION(), request.begin()));
        assertTrue(request.versionMinor() >= DmNameEntry.EVENTS_SINCE_MINOR);
    }

    @Test
    void aTableComesBackAsItWasLoaded() {
        long device = createWithTable();
        assertEquals(0, status(Linux.DM_STATUS_TABLE_FLAG()));
        DmTargetReader lines = new DmTargetReader(request).begin();
        assertEquals(1, lines.next());
        assertEquals("error", lines.type());
        assertEquals(10, lines.lengthSectors());
        assertEquals("", lines.parameters());
        assertEquals(1, lines.next());
        assertEquals("zero", lines.type());
        assertEquals(10, lines.startSector());
        assertEquals(0, lines.next());
        assertEquals(device, request.device());
        assertEquals(UUID, request.uuid());
    }

    @Test
    void theListShowsTheDeviceWithItsUuid() {
        long device = createWithTable();
        request.begin().flags(Linux.DM_UUID_FLAG()).expectResult();
        assertEquals(0, control.call(Linux.DM_LIST_DEVICES(), request));
        DmNameReader names = new DmNameReader(request).begin();
        int result;
        do {
            result = names.next();
        } while (result == 1 && !names.name().equals(name));
        assertEquals(1, result, "the device is in the list");
        assertEquals(device, names.device());
        assertEquals(names.knowsUuid() ? UUID : "", names.uuid());
    }

    @Test
    void aResultThatDoesNotFitIsAnOverflow() {
        createWithTable();
        DmRequest small = new DmRequest(arena, 320);
        small.uuid(UUID).flags(Linux.DM_STATUS_TABLE_FLAG()).expectResult();
        assertEquals(-Errno.EOVERFLOW, control.call(Linux.DM_TABLE_STATUS(), small));
    }

    @Test
    void theKernelsRefusalsArriveAsTheirErrno() {
        createWithTable();
        request.begin().uuid(UUID).beginMessage(0).append("fail_path ").append(8).append(":").append(16).endText();
        assertEquals(-Errno.EINVAL, control.call(Linux.DM_TARGET_MSG(), request));
        assertEquals(-Errno.ENXIO, control.call(Linux.DM_DEV_STATUS(), request.begin().uuid("POLYPATH-NOBODY")));
        assertEquals(-Errno.EINVAL, control.call(Linux.DM_DEV_STATUS(), request.begin().name(name).uuid(UUID)));
    }

    @Test
    void targetsTellTheirVersions() {
        assertEquals(0, control.call(Linux.DM_LIST_VERSIONS(), request.begin().expectResult()));
        DmVersionReader targets = new DmVersionReader(request).begin();
        int found = 0;
        int result;
        while ((result = targets.next()) == 1) {
            found += targets.name().equals("error") && targets.major() == 1 ? 1 : 0;
        }
        assertEquals(0, result);
        assertEquals(1, found);
    }

    @Test
    void aTableWithoutStorageDependsOnNothing() {
        createWithTable();
        assertEquals(0, control.call(Linux.DM_TABLE_DEPS(), request.begin().uuid(UUID).expectResult()));
        assertEquals(0, new DmDependencies(request).read());
    }

    @Test
    void theControlNodeBecomesReadableWhenADeviceHasAnEvent() {
        assertEquals(0, control.call(Linux.DM_DEV_ARM_POLL(), request.begin()));
        Epoll epoll = new Epoll(sys, arena, 1);
        assertEquals(0, epoll.add(control.fd(), Linux.EPOLLIN(), 0));
        assertEquals(0, epoll.await(0));
        createWithTable();
        assertEquals(0, control.call(Linux.DM_DEV_REMOVE(), request.begin().uuid(UUID)));
        assertEquals(1, epoll.await(0));
        epoll.close();
    }

    private long createWithTable() {
        assertEquals(0, control.call(Linux.DM_DEV_CREATE(), request.begin().name(name).uuid(UUID)));
        request.begin().uuid(UUID).beginTarget(0, 10, "error").endTarget().beginTarget(10, 20, "zero").endTarget();
        assertEquals(0, control.call(Linux.DM_TABLE_LOAD(), request));
        assertNotEquals(0, request.flags() & Linux.DM_INACTIVE_PRESENT_FLAG());
        assertEquals(0, control.call(Linux.DM_DEV_SUSPEND(), request.begin().uuid(UUID)));
        assertNotEquals(0, request.flags() & Linux.DM_ACTIVE_PRESENT_FLAG());
        assertEquals(2, request.targetCount());
        return request.device();
    }

    private int status(int flags) {
        return control.call(Linux.DM_TABLE_STATUS(), request.begin().uuid(UUID).flags(flags).expectResult());
    }
}
