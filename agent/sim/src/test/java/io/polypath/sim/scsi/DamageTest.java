package io.polypath.sim.scsi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ffm.scsi.TargetPortGroups;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {

    private static final int ROOM = 512;

    private final Bench bench = new Bench();

    @Test
    void everyKindOfDamageToPortGroupsIsTheFaultThatItNames() {
        Map<Damage, ReplyFault> expected = new EnumMap<>(Map.of(
                Damage.TRUNCATED, ReplyFault.TRUNCATED,
                Damage.MISSING, ReplyFault.SHORT,
                Damage.LENGTH_TOO_LONG, ReplyFault.LONGER,
                Damage.LENGTH_TOO_SHORT, ReplyFault.EMPTY,
                Damage.ENTRY_TOO_LONG, ReplyFault.OVERFLOW));
        expected.forEach((damage, fault) -> {
            bench.nexus.rules().clear();
            spoil(damage);
            Cdb.reportTargetPortGroups(bench.cdb, ROOM, true);
            Reply reply = bench.answer();
            assertEquals(fault, new TargetPortGroups().parse(reply.data(), reply.length(), ROOM), damage.name());
        });
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damagedPagesAreSurvivedByTheDecoders(Damage damage) {
        spoil(damage);
        MemorySegment wwid = Arena.ofAuto().allocate(128);
        for (int round = 0; round < 2_000; round++) {
            Cdb.inquiry(bench.cdb, true, 0x83, ROOM);
            Reply page = bench.answer();
            assertEquals(Reply.GOOD, page.status());
            assertDoesNotThrow(() -> Designators.wwid(page.data(), page.length(), wwid));
            assertDoesNotThrow(() -> Designators.targetPortGroup(page.data(), page.length()));
            Cdb.inquiry(bench.cdb, false, 0, ROOM);
            Reply standard = bench.answer();
            assertDoesNotThrow(() -> Inquiry.tpgs(standard.data(), standard.length()));
        }
    }

    @Test
    void aDamagedIdentificationPageDoesNotYieldTheIdentity() {
        for (Damage damage : new Damage[] {Damage.MISSING, Damage.GARBAGE, Damage.ENTRY_TOO_LONG}) {
            bench.nexus.rules().clear();
            spoil(damage);
            Cdb.inquiry(bench.cdb, true, 0x83, ROOM);
            Reply page = bench.answer();
            MemorySegment wwid = Arena.ofAuto().allocate(128);
            Designators.wwid(page.data(), page.length(), wwid);
            assertNotEquals(bench.unit.wwid(), wwid.getString(0), damage.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damagedSenseIsSurvivedByTheDecoder(Damage damage) {
        bench.unit.setState(bench.groupB, AccessState.STANDBY);
        bench.nexus.rules().add(new Rule(Opcodes.ANY, new Effect.DamageSense(damage), Rule.ALWAYS));
        for (int round = 0; round < 2_000; round++) {
            Reply reply = bench.testUnitReady();
            assertEquals(Reply.CHECK_CONDITION, reply.status());
            for (int length = 0; length <= 64; length++) {
                int received = length;
                assertDoesNotThrow(() -> Sense.decode(reply.sense(), received));
            }
        }
    }

    private void spoil(Damage damage) {
        bench.nexus.rules().add(new Rule(Opcodes.ANY, new Effect.DamageData(damage), Rule.ALWAYS));
    }
}
