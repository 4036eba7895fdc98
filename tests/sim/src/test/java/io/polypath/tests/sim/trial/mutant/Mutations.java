package io.polypath.tests.sim.trial.mutant;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** The bugs that seeded runs must find. */
final class Mutations {

    /** Local variables of {@code Members.keepUnidentified}. */
    private static final int MAP = 1;
    private static final int PATH = 4;

    static final List<Mutation> ALL = List.of(
            new Mutation("the purger deletes without a last look", "purge.Purger", "purge",
                    Change.replacing("look", Mutations::looksDisconnected)),
            new Mutation("one denial is enough for a purge", "path.PurgeCondemn", "byRow", Change.body(code -> {
                ClassDesc decision = Change.agent("path.PurgeDecision");
                code.getstatic(decision, "CONDEMNED", decision).areturn();
            })),
            new Mutation("a told loss of events is not heard of", "listen.Listener", "step", Change.without("report")),
            new Mutation("a slot is free again when its deadline has passed", "owner.Submissions", "abandon",
                    Change.calling("abandon", "giveBack")),
            new Mutation("a device is closed while commands are out", "owner.Discovery", "letGo", Change.reading("detached", 1)),
            new Mutation("a device that is let go stays open", "owner.Discovery", "letGo", Change.without("offer", 1)),
            new Mutation("the next check is not planned", "owner.Outcomes", "apply", Change.without("check")),
            new Mutation("a command has no deadline", "owner.Timers", "deadline", Change.nothing()),
            new Mutation("what udev read of another unit is believed", "owner.Identities", "hear",
                    Change.without("has", 0)),
            new Mutation("what the kernel failed is given back unasked", "keeper.Steering", "mayReinstate",
                    Change.reading("identityKnown", 1)),
            new Mutation("of what failed together only the first is doubted", "keeper.KernelNews", "failedMeanwhile",
                    Change.without("doubt")),
            new Mutation("an access state counts for every unit behind the port", "owner.Outcomes", "groupsTold",
                    Change.replacing("paths", Mutations::neighbours)),
            new Mutation("the extended header is asked for again where it was refused", "alua.AluaVerdict", "refuse", Change.inverted()),
            new Mutation("silence fails the last path of a map that does not queue", "keeper.Steering", "mayFail", Change.answer(1)),
            new Mutation("a table is loaded where only the kernel's own number differs", "map.TableDiff", "sameMinio",
                    Change.answer(0)),
            new Mutation("a map keeps a path of another unit among its own", "keeper.Members", "keepUnidentified",
                    Change.replacing("wwid", Mutations::nullUnlessOfMap).andThen(Change.without("isNotOf", 0))),
            new Mutation("what a disk says of itself is not heard", "owner.Identities", "deviceSpoke", Change.nothing()),
            new Mutation("a path that has become good is not given back", "keeper.Steering", "reinstate", Change.body(
                    code -> code.loadConstant(Long.MAX_VALUE).lreturn())),
            new Mutation("a transition is stored as optimized", "alua.LogicalUnitGroups", "group",
                    Change.after("of", Mutations::optimizedInTransition)),
            new Mutation("a path that has left its row is tested on", "owner.Sampler", "ended",
                    Change.replacing("tenant", code -> code.aload(1))));

    private Mutations() {}

    /** The path's name only where it is the map's, in {@code Members.keepUnidentified}. */
    private static void nullUnlessOfMap(CodeBuilder code) {
        ClassDesc wwid = Change.agent("topology.Wwid");
        Label other = code.newLabel();
        Label end = code.newLabel();
        code.aload(MAP).getfield(Change.agent("keeper.ManagedMap"), "wwid", wwid)
                .aload(PATH).invokevirtual(Change.agent("topology.Path"), "wwid", MethodTypeDesc.of(wwid))
                .invokevirtual(wwid, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                .ifeq(other)
                .aload(MAP).getfield(Change.agent("keeper.ManagedMap"), "wwid", wwid)
                .goto_(end)
                .labelBinding(other)
                .aconst_null()
                .labelBinding(end);
    }

    private static void looksDisconnected(CodeBuilder code) {
        ClassDesc look = Change.agent("port.PurgePort$Look");
        code.getstatic(look, "DISCONNECTED", look);
    }

    /** An access state that was transitioning is optimized. */
    private static void optimizedInTransition(CodeBuilder code) {
        ClassDesc state = ClassDesc.of("io.polypath.ffm.scsi.AccessState");
        Label other = code.newLabel();
        code.dup().getstatic(state, "TRANSITIONING", state).if_acmpne(other)
                .pop().getstatic(state, "OPTIMIZED", state)
                .labelBinding(other);
    }

    /** The paths behind the reporter's port, in {@code Outcomes.groupsTold}. */
    private static void neighbours(CodeBuilder code) {
        ClassDesc attachment = Change.agent("owner.Attachment");
        ClassDesc port = Change.agent("owner.PortGroup");
        ClassDesc holdings = Change.agent("owner.Holdings");
        code.aload(0)
                .getfield(Change.agent("owner.Outcomes"), "holdings", holdings)
                .aload(1)
                .invokevirtual(holdings, "of", MethodTypeDesc.of(attachment, Change.agent("topology.Path")))
                .getfield(attachment, "port", port)
                .invokevirtual(port, "paths", MethodTypeDesc.of(ConstantDescs.CD_List));
    }
}
