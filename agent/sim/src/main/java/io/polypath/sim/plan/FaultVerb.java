package io.polypath.sim.plan;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Rule;
import io.polypath.sim.model.Sense;
import java.util.List;
import java.util.function.BiFunction;

/** The faults that a script can name, and how their words are read. */
public enum FaultVerb {
    PORT_DOWN("array0:port1 [at-once]",
            "a port loses its link: as the transport does it, or with every command failing at once", FaultVerb::portDown),
    HOST_DOWN("host0 [at-once]", "a host adapter loses its link", FaultVerb::hostDown),
    UNMAP("array0:lun3 [ready-but-empty] [inquiry-changed|luns-changed]",
            "a logical unit is no longer mapped; the words choose its answer and the unit attention", FaultVerb::unmap),
    REMAP("array0:lun3 to array0:lun4 [inquiry-changed|luns-changed]",
            "the same number leads to another logical unit", FaultVerb::remap),
    ACCESS("array0:group1[:lun3] standby [over 2s]",
            "a target port group changes its state, for one logical unit or all", FaultVerb::access),
    HANG("array0:lun3:port1 [tur|inquiry|rtpg|read]", "commands are not answered", FaultVerb::hang),
    SLOW("array0:port1 by 5ms..20ms", "answers take longer, and with a range come in another order", FaultVerb::slow),
    OFFLINE("sdc", "the device is set offline",
            words -> eachPath(words.target(), (fabric, path) -> fabric.faults().offline(path))),
    DELETE("sdc", "the device is deleted; at the end it is scanned for",
            words -> eachPath(words.target(), (fabric, path) -> fabric.faults().delete(path))),
    NO_SG("sdc", "the device has no SCSI generic node",
            words -> eachPath(words.target(), (fabric, path) -> fabric.faults().withoutGeneric(path))),
    ADD_LUN("array0 [10G]", "a new logical unit is mapped everywhere and found", FaultVerb::addLun),
    RESIZE("array0:lun3 to 20G", "a logical unit changes its size", FaultVerb::resize),
    RESERVE("array0:lun3", "another initiator reserves a logical unit", FaultVerb::reserve),
    ATTENTION("array0:lun3 2A/09", "a unit attention is pending", FaultVerb::attention),
    REFUSE("array0:lun3 05/25/00 [tur|inquiry|rtpg|read] [times 3]", "commands are refused with a sense", FaultVerb::refuse),
    STATUS("array0:lun3 0x08 [tur|inquiry|rtpg|read] [times 3]", "commands end with a status and no sense", FaultVerb::status),
    HOST_STATUS("array0:lun3 0x0f [tur|inquiry|rtpg|read] [times 3]", "the host adapter ends commands", FaultVerb::hostStatus),
    DAMAGE("array0:port1 garbage [tur|inquiry|rtpg|read]", "data arrive damaged", FaultVerb::damage),
    DAMAGE_SENSE("array0:port1 truncated", "sense arrives damaged", FaultVerb::damageSense),
    SUBMIT_ERROR("sdc eagain [times 3]", "commands are not taken", FaultVerb::submitError),
    LOSE_EVENTS("5 [told]", "the next uevents are lost, silently or with a receive buffer overrun", FaultVerb::loseEvents),
    UDEV_LATE("by 3s", "udev takes longer", FaultVerb::udevLate),
    BLOCK_DELETES("", "deleting a device sleeps in the kernel", words -> fabric -> fabric.faults().blockDeletes());

    private static final int MOST_TIMES = 1_000_000;
    private static final int MOST_STATUS = 0xff;

    private final String usage;
    private final String meaning;
    private final Reader reader;

    /** Reads what follows the verb. */
    @FunctionalInterface
    private interface Reader {
        FaultOrder read(Words words) throws BadWord;
    }

    FaultVerb(String usage, String meaning, Reader reader) {
        this.usage = usage;
        this.meaning = meaning;
        this.reader = reader;
    }

    /** The verb with an example of what follows it. */
    public String usage() {
        return usage.isEmpty() ? Keyword.of(this) : Keyword.of(this) + " " + usage;
    }

    /** What it does, for a help text. */
    public String meaning() {
        return meaning;
    }

    /** Reads the words after the verb, to the end of the line. */
    FaultOrder read(Words words) throws BadWord {
        FaultOrder order = reader.read(words);
        words.requireEnd();
        return order;
    }

    private static FaultOrder portDown(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.ARRAY, Part.PORT);
        boolean atOnce = words.takeIf("at-once");
        return fabric -> atOnce
                ? fabric.faults().portDown(target.port(fabric), LinkLoss.AT_ONCE)
                : fabric.faults().portLost(target.port(fabric));
    }

    private static FaultOrder hostDown(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.HOST);
        boolean atOnce = words.takeIf("at-once");
        return fabric -> atOnce
                ? fabric.faults().hostDown(target.host(fabric), LinkLoss.AT_ONCE)
                : fabric.faults().hostLost(target.host(fabric));
    }

    private static FaultOrder unmap(Words words) throws BadWord {
        TargetName target = words.target();
        AbsentUnit absent = words.takeIf("ready-but-empty") ? AbsentUnit.READY_BUT_EMPTY : AbsentUnit.NOT_SUPPORTED;
        Notice notice = notice(words);
        return fabric -> fabric.faults().unmap(target.nexuses(fabric), absent, notice);
    }

    private static FaultOrder remap(Words words) throws BadWord {
        TargetName target = words.target();
        words.require("to");
        TargetName other = words.target().requiring(Part.ARRAY, Part.LUN);
        Notice notice = notice(words);
        return fabric -> fabric.faults().remap(target.nexuses(fabric), other.unit(fabric), notice);
    }

    private static FaultOrder access(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.ARRAY, Part.GROUP);
        AccessState to = words.takeOneOf(AccessState.class, "an access state");
        long overNs = words.takeIf("over") ? Quantities.durationNs(words.take("a duration")) : 0;
        return fabric -> target.names(Part.LUN)
                ? fabric.faults().transition(target.unit(fabric), target.group(fabric), to, overNs)
                : fabric.faults().transition(target.array(fabric), target.group(fabric), to, overNs);
    }

    private static FaultOrder hang(Words words) throws BadWord {
        TargetName target = words.target();
        CommandWord command = command(words);
        return fabric -> fabric.faults().hang(target.nexuses(fabric), command.opcodes());
    }

    private static FaultOrder slow(Words words) throws BadWord {
        TargetName target = words.target();
        words.require("by");
        Latency extra = Quantities.latency(words.take("a latency"));
        return fabric -> fabric.faults().slow(target.nexuses(fabric), extra);
    }

    private static FaultOrder addLun(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.ARRAY);
        long blocks = words.hasMore() ? blocks(words) : FabricShape.DEFAULT.unitBlocks();
        return fabric -> fabric.faults().hotAdd(target.array(fabric), blocks);
    }

    private static FaultOrder resize(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.ARRAY, Part.LUN);
        words.require("to");
        long blocks = blocks(words);
        return fabric -> fabric.faults().resize(target.unit(fabric), blocks);
    }

    private static FaultOrder reserve(Words words) throws BadWord {
        TargetName target = words.target().requiring(Part.ARRAY, Part.LUN);
        return fabric -> fabric.faults().reserve(target.unit(fabric));
    }

    private static FaultOrder attention(Words words) throws BadWord {
        TargetName target = words.target();
        Sense condition = SenseWord.attention(words.take("a unit attention"));
        return fabric -> fabric.faults().attention(target.nexuses(fabric), condition);
    }

    private static FaultOrder refuse(Words words) throws BadWord {
        TargetName target = words.target();
        Sense sense = SenseWord.sense(words.take("a sense"));
        CommandWord command = command(words);
        int times = times(words);
        return fabric -> fabric.faults().refuse(target.nexuses(fabric), command.opcodes(), sense, times);
    }

    private static FaultOrder status(Words words) throws BadWord {
        TargetName target = words.target();
        int status = hexadecimal(words);
        CommandWord command = command(words);
        int times = times(words);
        return fabric -> fabric.faults().answerStatus(target.nexuses(fabric), command.opcodes(), status, times);
    }

    private static FaultOrder hostStatus(Words words) throws BadWord {
        TargetName target = words.target();
        int status = hexadecimal(words);
        CommandWord command = command(words);
        int times = times(words);
        return fabric -> fabric.faults().failInHost(target.nexuses(fabric), command.opcodes(), status, times);
    }

    private static FaultOrder damage(Words words) throws BadWord {
        TargetName target = words.target();
        Damage damage = words.takeOneOf(Damage.class, "a damage");
        CommandWord command = command(words);
        return fabric -> fabric.faults().damageData(target.nexuses(fabric), command.opcodes(), damage);
    }

    private static FaultOrder damageSense(Words words) throws BadWord {
        TargetName target = words.target();
        Damage damage = words.takeOneOf(Damage.class, "a damage");
        return fabric -> fabric.faults().damageSense(target.nexuses(fabric), CommandWord.ANY.opcodes(), damage);
    }

    private static FaultOrder submitError(Words words) throws BadWord {
        TargetName target = words.target();
        SubmitErrno errno = words.takeOneOf(SubmitErrno.class, "an error");
        int times = times(words);
        return eachPath(target, (fabric, path) -> fabric.faults().submitError(path, errno.number(), times));
    }

    private static FaultOrder loseEvents(Words words) throws BadWord {
        int count = Quantities.number(words.take("a number of events"), 1, MOST_TIMES);
        boolean told = words.takeIf("told");
        return fabric -> fabric.faults().loseEvents(count, told);
    }

    private static FaultOrder udevLate(Words words) throws BadWord {
        words.require("by");
        long delayNs = Quantities.durationNs(words.take("a duration"));
        return fabric -> fabric.faults().udevLate(delayNs);
    }

    private static FaultOrder eachPath(TargetName target, BiFunction<Fabric, SimPath, Fault> each) {
        return fabric -> {
            List<Fault> parts = target.paths(fabric).stream().map(path -> each.apply(fabric, path)).toList();
            return Fault.together(fabric, parts.toString(), parts);
        };
    }

    private static Notice notice(Words words) {
        Notice notice = words.takeIfOneOf(Notice.class);
        return notice == null ? Notice.SILENT : notice;
    }

    private static CommandWord command(Words words) {
        CommandWord command = words.takeIfOneOf(CommandWord.class);
        return command == null ? CommandWord.ANY : command;
    }

    private static int times(Words words) throws BadWord {
        return words.takeIf("times") ? Quantities.number(words.take("a number"), 1, MOST_TIMES) : Rule.ALWAYS;
    }

    private static int hexadecimal(Words words) throws BadWord {
        String word = words.take("a status");
        try {
            int status = Integer.decode(word);
            if (status >= 0 && status <= MOST_STATUS) {
                return status;
            }
        } catch (NumberFormatException notANumber) {
            // Explained below, as a number that is too large.
        }
        throw new BadWord(ProblemKind.NOT_A_NUMBER, word, "a status is written as 0x08");
    }

    private static long blocks(Words words) throws BadWord {
        return Math.max(1, Quantities.bytes(words.take("a size")) / LogicalUnit.BLOCK_BYTES);
    }
}
