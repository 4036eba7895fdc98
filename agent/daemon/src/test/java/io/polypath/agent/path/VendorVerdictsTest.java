package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.sys.Errno;
import org.junit.jupiter.api.Test;

class VendorVerdictsTest {

    /** As an E-Series controller that owns its volume sends it. */
    private static final Bytes OWNER = Bytes.zeros(48)
            .with(0, 0x00, 0xc9, 0x00, 0x2c, 'v', 'a', 'c', '1', 0x11, 0x01, 0x00, 0x00, 0x02, 0x00);

    /** As a VNX storage processor that owns the unit sends it, in failover mode 4. */
    private static final Bytes ACTIVE = Bytes.zeros(128)
            .with(0, 0x00, 0xc0, 0x00, 0x7c, 0x02, 0x01, 0x00, 0x00, 0x01, 0x00)
            .with(10, 0x60, 0x06, 0x01, 0x60, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
            .with(27, 0x03, 0x04, 0x00, 0x04);

    private final Verdict out = new Verdict();
    private ClariionUnit unit = new ClariionUnit();

    private String said() {
        return out.state() + " " + out.reason();
    }

    private void rdac(PathState state, Reason reason, Bytes reply) {
        RdacVerdict.decide(Facts.good(), reply, 0, out);
        assertEquals(state + " " + reason, said());
    }

    @Test
    void theOwningRdacControllerIsUpTheOtherAGhostAndIoshipServesBeside() {
        rdac(PathState.UP, Reason.RDAC_OWNED, OWNER);
        rdac(PathState.GHOST, Reason.RDAC_NOT_OWNED, OWNER.with(8, 0x10));
        rdac(PathState.UP, Reason.RDAC_OWNED, OWNER.with(8, 0x30));
        rdac(PathState.GHOST, Reason.RDAC_NOT_OWNED, OWNER.with(8, 0x00, 0x01, 0x03));
    }

    @Test
    void anUnavailableRdacControllerSaysWhy() {
        Reason[] causes = {Reason.RDAC_UNAVAILABLE, Reason.RDAC_UNAVAILABLE, Reason.RDAC_NOT_RESPONDING, Reason.RDAC_HELD_IN_RESET,
            Reason.RDAC_LOADING_FIRMWARE, Reason.RDAC_LOADING_FIRMWARE, Reason.RDAC_QUIESCED, Reason.RDAC_SERVICE_MODE,
            Reason.RDAC_UNAVAILABLE};
        for (int cause = 0; cause < causes.length; cause++) {
            rdac(PathState.DOWN, causes[cause], OWNER.with(10, 0x23, cause));
        }
    }

    @Test
    void anRdacControllerThatTransitionsAloneIsStartingAndBothChangeOwnership() {
        rdac(PathState.DOWN, Reason.RDAC_STARTING, OWNER.with(10, 0x0f, 0, 0x02));
        rdac(PathState.UP, Reason.RDAC_OWNED, OWNER.with(10, 0x0f, 0, 0x0f));
    }

    @Test
    void withoutAVolumeAnRdacPathIsDown() {
        rdac(PathState.DOWN, Reason.RDAC_NOT_CONNECTED, OWNER.with(0, 0x20));
        rdac(PathState.DOWN, Reason.RDAC_NOT_CONNECTED, OWNER.with(0, 0x1f));
    }

    @Test
    void anRdacPageThatIsNoneOrCutOffIsDown() {
        rdac(PathState.DOWN, Reason.PAGE_FORMAT, OWNER.with(1, 0x83));
        rdac(PathState.DOWN, Reason.PAGE_FORMAT, OWNER.first(13));
        rdac(PathState.DOWN, Reason.PAGE_FORMAT, OWNER.first(0));
        rdac(PathState.UP, Reason.RDAC_OWNED, OWNER.first(14));
    }

    @Test
    void aDeviceThatRefusesThePageDoesNotSupportItsChecker() {
        RdacVerdict.decide(Facts.sense(5, 0x24, 0), OWNER, 0, out);
        assertEquals("WILD PAGE_REFUSED", said());
        assertFalse(ClariionVerdict.decide(Facts.sense(5, 0x24, 0), ACTIVE, unit, false, 0, out));
        assertEquals("WILD PAGE_REFUSED", said());
        assertFalse(HpSwitchVerdict.decidePage(Facts.sense(5, 0x20, 0), 0, out));
        assertEquals("WILD PAGE_REFUSED", said());
        RdacVerdict.decide(Facts.errno(Errno.ENOTTY), OWNER, 0, out);
        assertEquals("WILD COMMAND_UNSUPPORTED", said());
    }

    @Test
    void aTransportErrorIsTriedAgainAndThenDown() {
        RdacVerdict.decide(Facts.host(HostStatus.TRANSPORT_DISRUPTED), OWNER, 1, out);
        assertTrue(out.asks(Verdict.RETRY_NOW));
        RdacVerdict.decide(Facts.host(HostStatus.TRANSPORT_DISRUPTED), OWNER, 0, out);
        assertEquals("DOWN TRANSPORT_DISRUPTED", said());
    }

    private void clariion(PathState state, Reason reason, Bytes reply) {
        assertFalse(ClariionVerdict.decide(Facts.good(), reply, unit, false, 0, out));
        assertEquals(state + " " + reason, said());
    }

    @Test
    void anActiveClariionPathIsReadBeforeItIsUp() {
        assertTrue(ClariionVerdict.decide(Facts.good(), ACTIVE, unit, true, 0, out));
        assertFalse(out.conclusive());
        ClariionVerdict.decideRead(Facts.good(), 0, out);
        assertEquals("UP BLOCK_READ", said());
        ClariionVerdict.decideRead(Facts.sense(5, 0x25, 1), 0, out);
        assertEquals("DOWN CLARIION_INACTIVE_SNAPSHOT", said());
        ClariionVerdict.decideRead(Facts.sense(3, 0x11, 0), 0, out);
        assertEquals("DOWN SENSE_MEDIUM_ERROR", said());
    }

    @Test
    void aPassiveClariionPathIsUpUnlessTheUnitIsAnInactiveSnapshot() {
        Bytes passive = ACTIVE.with(4, 1);
        clariion(PathState.UP, Reason.CLARIION_PASSIVE, passive);
        assertFalse(ClariionVerdict.decide(Facts.good(), passive, unit, true, 0, out));
        assertEquals("DOWN CLARIION_INACTIVE_SNAPSHOT", said());
    }

    @Test
    void aClariionPathThatIsNotSetUpForFailoverIsDown() {
        for (Bytes wrong : new Bytes[] {ACTIVE.with(27, 2), ACTIVE.with(28, 1), ACTIVE.with(28, 5), ACTIVE.with(30, 0xfb)}) {
            clariion(PathState.DOWN, Reason.CLARIION_NOT_FAILOVER, wrong);
        }
        clariion(PathState.UP, Reason.CLARIION_PASSIVE, ACTIVE.with(4, 1).with(28, 0xfe));
    }

    @Test
    void aClariionUnitThatIsUnboundBusyOrUnknownIsNotUsed() {
        clariion(PathState.SHAKY, Reason.CLARIION_NOT_NORMAL, ACTIVE.with(48, 1));
        clariion(PathState.DOWN, Reason.CLARIION_UNBOUND, ACTIVE.with(4, 0));
        clariion(PathState.DOWN, Reason.PAGE_FORMAT, ACTIVE.with(9, 1));
        clariion(PathState.DOWN, Reason.PAGE_FORMAT, ACTIVE.with(1, 0xc1));
        clariion(PathState.DOWN, Reason.PAGE_FORMAT, ACTIVE.first(48));
    }

    @Test
    void aClariionPathThatNamesAnotherUnitThanBeforeIsDownAndItsIdentityInDoubt() {
        clariion(PathState.UP, Reason.CLARIION_PASSIVE, ACTIVE.with(4, 1));
        for (int at = 10; at < 26; at++) {
            clariion(PathState.DOWN, Reason.CLARIION_UNIT_CHANGED, ACTIVE.with(4, 1).with(at, 0xee));
            assertTrue(out.asks(Verdict.REREAD_IDENTITY));
        }
        unit = new ClariionUnit();
        clariion(PathState.UP, Reason.CLARIION_PASSIVE, ACTIVE.with(4, 1).with(25, 0xee));
    }

    @Test
    void anHpControllerThatAnswersAndIsNotReadyIsTheGhost() {
        assertTrue(HpSwitchVerdict.decidePage(Facts.good(), 0, out));
        assertEquals("UP CHECK_GOOD", HpSwitchVerdict.decideReady(Facts.good(), 0, out).state() + " " + out.reason());
        HpSwitchVerdict.decideReady(Facts.sense(2, 4, 2), 0, out);
        assertEquals("GHOST HP_SW_PASSIVE", said());
        HpSwitchVerdict.decideReady(Facts.status(ScsiStatus.RESERVATION_CONFLICT), 0, out);
        assertEquals("GHOST HP_SW_PASSIVE", said());
        HpSwitchVerdict.decideReady(Facts.sense(6, 0x29, 0), 1, out);
        assertTrue(out.asks(Verdict.RETRY_NOW));
        HpSwitchVerdict.decideReady(Facts.sense(6, 0x29, 0), 0, out);
        assertEquals("GHOST HP_SW_PASSIVE", said());
        HpSwitchVerdict.decideReady(Facts.host(HostStatus.NO_CONNECT), 0, out);
        assertEquals("DOWN HOST_NO_CONNECT", said());
        HpSwitchVerdict.decideReady(Facts.sense(5, 0x25, 0), 0, out);
        assertEquals("DISCONNECTED LUN_NOT_SUPPORTED", said());
    }

    @Test
    void whatCannotBeReadIsDown() {
        assertTrue(ReadVerdict.decide(Facts.good(), 0, out));
        assertEquals("UP BLOCK_READ", said());
        assertFalse(ReadVerdict.decide(Facts.status(ScsiStatus.RESERVATION_CONFLICT), 0, out));
        assertEquals("DOWN READ_RESERVED", said());
        ReadVerdict.decide(Facts.sense(2, 4, 0x0b), 0, out);
        assertEquals("GHOST ALUA_STANDBY", said());
        ReadVerdict.decide(Facts.sense(3, 0x11, 0), 0, out);
        assertEquals("DOWN SENSE_MEDIUM_ERROR", said());
        ReadVerdict.decide(Facts.overdue(), 0, out);
        assertEquals("TIMEOUT DEADLINE_PASSED", said());
        ReadVerdict.decide(Facts.errno(Errno.ENOMEM), 0, out);
        assertEquals("UNCHECKED OUR_MEMORY", said());
        ReadVerdict.decide(Facts.sense(6, 0x29, 0), 1, out);
        assertTrue(out.asks(Verdict.RETRY_NOW));
    }

    @Test
    void theCheckerNoneGoesByTheKernelAlone() {
        assertEquals("UP DEVICE_RUNNING", DeviceStateVerdict.decideAlone("running", out).state() + " " + out.reason());
        DeviceStateVerdict.decideAlone("offline", out);
        assertEquals("DOWN DEVICE_OFFLINE", said());
        DeviceStateVerdict.decideAlone("transport-offline", out);
        assertEquals("DOWN TRANSPORT_OFFLINE", said());
        DeviceStateVerdict.decideAlone("blocked", out);
        assertEquals("PENDING DEVICE_BLOCKED", said());
        DeviceStateVerdict.decideAlone("quiesce", out);
        assertEquals("PENDING DEVICE_BLOCKED", said());
        DeviceStateVerdict.decideAlone("", out);
        assertEquals("DOWN DEVICE_STATE_UNREADABLE", said());
    }

    @Test
    void settingTasIsTriedInOneCheckOnly() {
        ControlMode mode = new ControlMode();
        mode.checkBegins();
        assertEquals(Probe.MODE_CURRENT, mode.next());
        mode.begin();
        mode.asSelected(new byte[20]);
        assertEquals(Probe.MODE_CHANGEABLE, mode.next());
        mode.changeable();
        assertEquals(Probe.MODE_SELECT, mode.next());
        mode.checkBegins();
        assertEquals(null, mode.next());
    }
}
