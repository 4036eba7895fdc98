package io.polypath.tests.sim.trial;

import io.polypath.agent.port.PurgePort;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.kernel.DeviceState;
import io.polypath.sim.kernel.OpenFile;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Hears what passes between daemon and world, keeps it for the rules, and asks them. */
final class Witness {

    private static final int IDENTIFICATION = 0x83;

    final Stage stage;
    private final Map<SimPath, DiskStory> stories = new IdentityHashMap<>();
    private final Map<Long, LogicalUnit> names = new HashMap<>();
    private final MapRules maps;
    private final PurgeRule purges;
    private final CheckRule checks;
    private final BeliefRule beliefs;
    private final QueueRule queues;
    private final AgreementRule agreement;
    private int mapperTroubles;
    private long mapperTroubleNs = DiskStory.NEVER;
    private boolean orderlyStop;

    Witness(Stage stage) {
        this.stage = stage;
        maps = new MapRules(this);
        purges = new PurgeRule(stage);
        checks = new CheckRule(this);
        beliefs = new BeliefRule(this);
        queues = new QueueRule(this);
        agreement = new AgreementRule(this);
    }

    DiskStory story(SimPath disk) {
        return stories.computeIfAbsent(disk, unknown -> new DiskStory(stage.nowNs()));
    }

    /** Whether device-mapper has failed or hung lately, so that nothing is expected of the daemon in time. */
    boolean mapperTroubled(long withinNs) {
        return mapperTroubles > 0 || stage.nowNs() - mapperTroubleNs <= withinNs;
    }

    /** Whether the daemon is about to leave the maps to themselves. */
    boolean stopping() {
        return orderlyStop;
    }

    /** Counts device-mapper's troubles. @return the same way back */
    Runnable mapperTrouble(Runnable back) {
        mapperTroubles++;
        return () -> {
            mapperTroubles--;
            mapperTroubleNs = stage.nowNs();
            back.run();
        };
    }

    void daemonStarts() {
        orderlyStop = false;
        stage.trace.note("daemon starts");
        stories.values().forEach(story -> story.forget(stage.nowNs()));
        look();
    }

    void daemonStops() {
        orderlyStop = true;
    }

    Question asks(OpenFile file, MemorySegment cdb) {
        int opcode = cdb.get(ValueLayout.JAVA_BYTE, 0) & 0xff;
        boolean vitalData = opcode == Opcodes.INQUIRY && (cdb.get(ValueLayout.JAVA_BYTE, 1) & 1) != 0;
        int page = vitalData ? cdb.get(ValueLayout.JAVA_BYTE, 2) & 0xff : -1;
        Question question = new Question(file, opcode, page, stage.trace.events());
        stage.trace.note("ask " + question);
        story(file.path()).asked(stage.nowNs(), opcode != Opcodes.READ_10 || !stage.wishes().testsPaths());
        if (file.path().nexus().attentions().holds(Sense.LUNS_CHANGED)) {
            doubtUnits(file.path().nexus().link());
        }
        return question;
    }

    /** What was asked did not leave the host. */
    void notSent(Question question) {
        story(question.disk()).notSent();
    }

    void answered(Question question, Answer answer) {
        if (question == null) {
            throw new Violation("one verdict", "an answer came that nobody had asked for: " + answer);
        }
        stage.trace.note("answer to " + question + ": " + answer);
        DiskStory story = story(question.disk());
        story.answered(stage.nowNs());
        if (question.page() == IDENTIFICATION && answer.good() && !units().containsKey(answer.identity())) {
            story.unreadable++;
        } else if (question.page() == IDENTIFICATION && answer.good()) {
            story.unreadable = 0;
            story.named(answer.identity(), question.event(), stage.nowNs());
        }
        purges.answered(story, question, answer);
    }

    private void doubtUnits(Link link) {
        for (SimPath disk : stage.fabric.kernel().disks().all()) {
            if (disk.nexus().link() == link) {
                story(disk).doubtedNs = stage.nowNs();
            }
        }
    }

    private Map<Long, LogicalUnit> units() {
        stage.fabric.arrays().forEach(array -> array.units().forEach(unit -> names.putIfAbsent(unit.naaLow(), unit)));
        return names;
    }

    /** The kernel itself has failed a path. */
    void kernelFailed(String devT) {
        SimPath disk = disk(devT);
        if (disk != null) {
            story(disk).failed(stage.nowNs());
        }
    }

    void looked(SimPath disk, PurgePort.Look look) {
        stage.trace.note("look at " + disk + ": " + look);
        DiskStory story = story(disk);
        story.look = look;
        story.lookNs = stage.nowNs();
    }

    void deletes(SimPath disk) {
        stage.trace.note("delete " + disk);
        purges.deletes(disk, story(disk));
    }

    void messages(String uuid, String words) {
        maps.messages(uuid, words);
    }

    void loads(String uuid, long sectors, String parameters, boolean readOnly) {
        maps.loads(uuid, sectors, parameters, readOnly);
    }

    void mapDone(String uuid, String what, int error) {
        stage.trace.note(uuid + ": " + what + (error < 0 ? ": " + Errno.describe(error) : ""));
        maps.done(uuid, what, error);
    }

    /** Something else than the daemon may have changed maps. */
    void mapsChanged() {
        maps.scan(null);
    }

    /** The daemon has done all that there was to do at this moment. */
    void step() {
        look();
        maps.step();
    }

    /** A second has passed. */
    void pulse() {
        checks.pulse();
        beliefs.pulse();
        queues.pulse();
        agreement.pulse();
        long misuses = stage.fabric.kernel().files().misuses();
        if (misuses > 0) {
            throw new Violation("open files", misuses + " uses of a handle that is not open");
        }
    }

    /** Takes note of everything that is wrong with disks now. */
    void look() {
        long nowNs = stage.nowNs();
        for (SimPath disk : stage.fabric.kernel().disks().all()) {
            DiskStory story = story(disk);
            if (!flawless(disk)) {
                story.flawNs = nowNs;
            }
            story.leadsTo(disk.nexus().unit(), nowNs);
            Object condition = condition(disk);
            if (!condition.equals(story.condition)) {
                story.condition = condition;
                story.unsteadyNs = nowNs;
            }
        }
    }

    private static boolean flawless(SimPath disk) {
        return healthy(disk) && disk.nexus().accessState().servesMedia();
    }

    private static boolean healthy(SimPath disk) {
        Nexus nexus = disk.nexus();
        LogicalUnit unit = nexus.unit();
        return disk.state() == DeviceState.RUNNING
                && disk.hasGeneric()
                && !disk.failsSubmissions()
                && nexus.link().state() == LinkState.UP
                && nexus.rules().isEmpty()
                && nexus.attentions().size() == 0
                && unit != null
                && unit == nexus.mapping().base().unit()
                && disk.sizeBytes() == unit.blocks() * LogicalUnit.BLOCK_BYTES;
    }

    /** Equal for as long as nothing changes; what is wrong with a disk, but for its access state, makes it differ from moment to moment. */
    private Object condition(SimPath disk) {
        Nexus nexus = disk.nexus();
        return healthy(disk) ? List.of(nexus.unit(), nexus.accessState()) : stage.nowNs();
    }

    /** {@code MAJOR:MINOR} of a disk. */
    static String numbers(SimPath disk) {
        return disk.key().major() + ":" + disk.key().minor();
    }

    /** The present disk with such numbers; null when there is none. */
    SimPath disk(String devT) {
        return stage.fabric.kernel().disks().numbered(devT);
    }

    /** Second half of the name of a map's unit. */
    static long nameOf(MappedDevice map) {
        String uuid = map.uuid();
        return uuid.startsWith("mpath-3") ? Long.parseUnsignedLong(uuid.substring(uuid.length() - 16), 16) : 0;
    }
}
