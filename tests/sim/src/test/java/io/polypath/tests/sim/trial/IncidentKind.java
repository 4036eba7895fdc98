package io.polypath.tests.sim.trial;

import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import java.util.List;
import java.util.random.RandomGenerator;

/** What can go wrong in a run. */
enum IncidentKind {
    PORT_DOWN((stage, random) -> healing(stage.faults().portDown(stage.port(random), loss(stage, random)))),
    HOST_DOWN((stage, random) ->
            healing(stage.faults().hostDown(Stage.one(stage.fabric.hosts(), random), loss(stage, random)))),
    LINK_DOWN((stage, random) -> healing(stage.faults().linkDown(stage.link(random), loss(stage, random)))),
    ALL_LINKS_DOWN((stage, random) -> {
        LinkLoss loss = loss(stage, random);
        List<Fault> all = stage.fabric.links().stream().map(link -> stage.faults().linkDown(link, loss)).toList();
        return () -> all.forEach(Fault::heal);
    }),
    UNMAP((stage, random) -> {
        List<Nexus> nexuses = stage.nexuses(stage.unit(random), random);
        return healing(stage.faults().unmap(nexuses, Stage.one(List.of(AbsentUnit.values()), random), notice(random)));
    }),
    REMAP((stage, random) -> {
        List<Nexus> nexuses = stage.nexuses(stage.unit(random), random);
        return healing(stage.faults().remap(nexuses, stage.unit(random), Notice.INQUIRY_CHANGED));
    }),
    /** Nobody says so: the number leads nowhere for a while, then to another unit. */
    REMAP_SILENTLY((stage, random) -> {
        List<Nexus> nexuses = stage.nexuses(stage.unit(random), random);
        LogicalUnit other = stage.unit(random);
        Fault unmapped = stage.faults().unmap(nexuses, AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
        stage.witness.look();
        stage.io();
        Fault remapped = stage.faults().remap(nexuses, other, Notice.SILENT);
        return () -> {
            remapped.heal();
            unmapped.heal();
            stage.faults().attention(nexuses, Sense.INQUIRY_CHANGED);
        };
    }),
    ACCESS_OF_UNIT((stage, random) -> {
        LogicalUnit unit = stage.unit(random);
        return healing(stage.faults().transition(unit, Stage.one(unit.array().groups(), random), access(random), over(random)));
    }),
    ACCESS_OF_ARRAY((stage, random) -> {
        var array = stage.array(random);
        return healing(stage.faults().transition(array, Stage.one(array.groups(), random), access(random), over(random)));
    }),
    HANG((stage, random) -> healing(stage.faults().hang(stage.nexuses(stage.unit(random), random), opcodes(random)))),
    SLOW((stage, random) -> healing(stage.faults().slow(stage.nexuses(stage.unit(random), random), delay(random)))),
    REFUSE((stage, random) -> healing(stage.faults().refuse(
            stage.nexuses(stage.unit(random), random), opcodes(random), sense(random), 1 + random.nextInt(20)))),
    FAIL_IN_HOST((stage, random) -> healing(stage.faults().failInHost(
            stage.nexuses(stage.unit(random), random), opcodes(random), 1 + random.nextInt(14), 1 + random.nextInt(20)))),
    DAMAGED_DATA((stage, random) -> healing(stage.faults().damageData(
            stage.nexuses(stage.unit(random), random), opcodes(random), Stage.one(List.of(Damage.values()), random)))),
    DAMAGED_SENSE((stage, random) -> healing(stage.faults().damageSense(
            stage.nexuses(stage.unit(random), random), opcodes(random), Stage.one(List.of(Damage.values()), random)))),
    ATTENTION((stage, random) -> healing(stage.faults().attention(stage.nexuses(stage.unit(random), random), attention(random)))),
    OFFLINE((stage, random) -> {
        SimPath disk = stage.disk(random);
        return disk == null ? () -> {} : healing(stage.faults().offline(disk));
    }),
    DELETE((stage, random) -> {
        SimPath disk = stage.disk(random);
        return disk == null ? () -> {} : healing(stage.faults().delete(disk));
    }),
    /** A number of disks change their names among them. */
    SHUFFLE_NAMES((stage, random) -> {
        shuffleNames(stage, random);
        return () -> {};
    }),
    /** The same, and udev tells of it when others have the names. */
    SHUFFLE_NAMES_LATE((stage, random) -> {
        Fault late = stage.faults().udevLate(random.nextLong(20 * Draw.SECOND));
        shuffleNames(stage, random);
        return healing(late);
    }),
    /** The same, and of some of it nobody hears. */
    SHUFFLE_NAMES_UNHEARD((stage, random) -> {
        Fault lost = stage.faults().loseEvents(1 + random.nextInt(30), true);
        shuffleNames(stage, random);
        return healing(lost);
    }),
    WITHOUT_SG((stage, random) -> {
        SimPath disk = stage.disk(random);
        return disk == null ? () -> {} : healing(stage.faults().withoutGeneric(disk));
    }),
    HOT_ADD((stage, random) -> healing(stage.faults().hotAdd(stage.array(random), stage.scenario().shape().unitBlocks()))),
    RESIZE((stage, random) -> {
        LogicalUnit unit = stage.unit(random);
        long blocks = stage.scenario().shape().unitBlocks();
        stage.faults().resize(unit, blocks * 2);
        Nexus first = Stage.one(stage.nexuses(unit, random), random);
        stage.reread(first);
        return () -> {
            stage.faults().resize(unit, blocks);
            stage.fabric.nexuses(unit).forEach(stage::reread);
        };
    }),
    SUBMISSIONS_FAIL((stage, random) -> {
        SimPath disk = stage.disk(random);
        int errno = Stage.one(List.of(Errno.EAGAIN, Errno.ENOMEM, Errno.EIO), random);
        return disk == null ? () -> {} : healing(stage.faults().submitError(disk, errno, 1 + random.nextInt(10)));
    }),
    EVENTS_LOST((stage, random) -> healing(stage.faults().loseEvents(1 + random.nextInt(30), true))),
    UDEV_LATE((stage, random) -> healing(stage.faults().udevLate(random.nextLong(20 * Draw.SECOND)))),
    DELETES_BLOCK((stage, random) -> healing(stage.faults().blockDeletes())),
    MAPPER_FAILS((stage, random) -> {
        int errno = Stage.one(List.of(Errno.EBUSY, Errno.ENOMEM, Errno.EINVAL), random);
        MapperCall call = Stage.one(List.of(MapperCall.values()), random);
        return stage.witness.mapperTrouble(healing(stage.faults().mapperError(call, null, errno, 1 + random.nextInt(5))));
    }),
    MAPPER_HANGS((stage, random) -> {
        MapperCall call = Stage.one(List.of(MapperCall.values()), random);
        return stage.witness.mapperTrouble(healing(stage.faults().mapperHangs(call, null)));
    }),
    /** Another program fails a path. */
    FAILED_BY_OTHERS((stage, random) -> {
        MappedDevice map = stage.map(random);
        SimPath disk = stage.disk(random);
        if (map != null && disk != null) {
            stage.fabric.kernel().mapper().message(map.uuid(), "fail_path " + Witness.numbers(disk), stage.nowNs());
        }
        return () -> {};
    }),
    STOP((stage, random) -> stage.withoutDaemon(true)),
    CRASH((stage, random) -> stage.withoutDaemon(false)),
    /** The process dies in the middle of a change of a map: the call that it is in never happens. */
    CRASH_IN_CALL((stage, random) -> {
        MapperCall call = Stage.one(List.of(MapperCall.LOAD, MapperCall.RESUME, MapperCall.MESSAGE, MapperCall.READ), random);
        Fault hang = stage.faults().mapperHangs(call, null);
        Runnable lifted = stage.witness.mapperTrouble(healing(hang));
        return () -> {
            Runnable back = stage.withoutDaemon(false);
            lifted.run();
            back.run();
        };
    }),
    RECONFIGURE((stage, random) -> {
        stage.reconfigure(Draw.change(stage.wishes(), random));
        return () -> {};
    });

    /** Lets something go wrong. */
    @FunctionalInterface
    private interface Blow {

        /** @return the way back */
        Runnable strike(Stage stage, RandomGenerator random);
    }

    private final Blow blow;

    IncidentKind(Blow blow) {
        this.blow = blow;
    }

    /** Lets it go wrong now. @return the way back */
    Runnable strike(Stage stage, RandomGenerator random) {
        return blow.strike(stage, random);
    }

    private static Runnable healing(Fault fault) {
        return fault::heal;
    }

    private static void shuffleNames(Stage stage, RandomGenerator random) {
        for (int i = 0; i < 4; i++) {
            SimPath disk = stage.disk(random);
            if (disk != null) {
                stage.faults().delete(disk);
            }
        }
        stage.rescan();
    }

    private static LinkLoss loss(Stage stage, RandomGenerator random) {
        return random.nextBoolean() ? LinkLoss.AT_ONCE : LinkLoss.usual(stage.scenario().shape().transport());
    }

    private static Notice notice(RandomGenerator random) {
        return Stage.one(List.of(Notice.values()), random);
    }

    private static AccessState access(RandomGenerator random) {
        return Stage.one(List.of(AccessState.values()), random);
    }

    private static long over(RandomGenerator random) {
        return random.nextBoolean() ? 0 : random.nextLong(20 * Draw.SECOND);
    }

    private static Opcodes opcodes(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> Opcodes.of(Opcodes.TEST_UNIT_READY);
            case 1 -> Opcodes.of(Opcodes.INQUIRY);
            case 2 -> Opcodes.RTPG;
            case 3 -> Opcodes.of(Opcodes.READ_10, Opcodes.READ_16);
            default -> Opcodes.ANY;
        };
    }

    private static Latency delay(RandomGenerator random) {
        long fromNs = random.nextLong(Draw.SECOND);
        return new Latency.Uniform(fromNs, fromNs + 1 + random.nextLong(10 * Draw.SECOND));
    }

    private static Sense sense(RandomGenerator random) {
        return Stage.one(List.of(Sense.TRANSITIONING, Sense.STANDBY, Sense.UNAVAILABLE, Sense.LU_OFFLINE, Sense.INVALID_OPCODE,
                Sense.LUN_NOT_SUPPORTED, Sense.ILLEGAL_WITHOUT_REASON, Sense.INVALID_FIELD, Sense.NEEDS_START), random);
    }

    private static Sense attention(RandomGenerator random) {
        return Stage.one(List.of(Sense.POWER_ON, Sense.NEXUS_LOSS, Sense.MODE_CHANGED, Sense.ALUA_CHANGED, Sense.TRANSITION_FAILED,
                Sense.CAPACITY_CHANGED, Sense.THIN_THRESHOLD, Sense.INQUIRY_CHANGED, Sense.LUNS_CHANGED), random);
    }
}
