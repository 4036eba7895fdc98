package io.polypath.agent.owner;

import io.polypath.agent.alua.LogicalUnitGroups;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.Probe;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;

/**
 * Which command a check sends next: who answers, then what only the priority needs, then what the path's checker decides by, then
 * what registers it. Owner lane only; allocates nothing.
 */
final class CheckSequence {

    private final PathPriorities priorities;
    private final NvmeSequence nvme;

    CheckSequence(PathPriorities priorities) {
        this.priorities = priorities;
        nvme = new NvmeSequence(priorities);
    }

    /** Whether what the kernel shows of the device in sysfs has to be read first, once in a check. */
    boolean owesLook(Path path) {
        CheckProgress check = path.check;
        boolean needed = path.checker() == CheckerKind.NONE || priorities.followsSysfs(path);
        return needed && !check.looked && check.inquiryKnown && check.identityKnown && !check.mainDone;
    }

    /** @return null when there is nothing more to be sent */
    Probe next(Path path, long nowNs) {
        CheckProgress check = path.check;
        check.askingPriority = false;
        if (path.identity().isNvme()) {
            return nvme.next(path);
        }
        if (!check.inquiryKnown) {
            return Probe.INQUIRY;
        }
        if (!check.identityKnown) {
            return Probe.VPD83;
        }
        if (check.mainDone) {
            return Registrations.next(check.registration);
        }
        Probe before = beforeMain(path, nowNs);
        return before != null ? before : main(path);
    }

    private Probe beforeMain(Path path, long nowNs) {
        CheckProgress check = path.check;
        if (path.checker() == CheckerKind.RDAC && check.controlMode.next() != null) {
            check.controlMode.begin();
            return check.controlMode.next();
        }
        if (path.checker() != CheckerKind.ALUA && !check.accessSettled) {
            if (owesAccess(path, nowNs)) {
                return portGroups(check);
            }
            check.accessSettled = true;
        }
        return forPriority(path);
    }

    private Probe forPriority(Path path) {
        CheckProgress check = path.check;
        Probe asked = priorities.asks(path);
        if (asked == null || asked.isNvme() || check.prioritySettled || isOwn(path.checker(), asked)) {
            return null;
        }
        check.askingPriority = true;
        return check.priorityProbe != null ? check.priorityProbe : asked;
    }

    /** Whether the checker asks that itself, so that the prioritizer overhears the answer. */
    private static boolean isOwn(CheckerKind checker, Probe probe) {
        return switch (checker) {
            case TUR, CCISS_TUR, HP_SW -> probe == Probe.TUR;
            case RDAC -> probe == Probe.VPD_C9;
            case EMC_CLARIION -> probe == Probe.VPD_C0;
            case ALUA, DIRECTIO, READSECTOR0, NONE -> false;
        };
    }

    private static Probe main(Path path) {
        CheckProgress check = path.check;
        boolean first = check.mainStep == 0;
        return switch (path.checker()) {
            case TUR, CCISS_TUR -> Probe.TUR;
            case ALUA -> check.askTur ? Probe.TUR : portGroups(check);
            case DIRECTIO, READSECTOR0 -> Probe.READ;
            case RDAC -> Probe.VPD_C9;
            case EMC_CLARIION -> first ? Probe.VPD_C0 : Probe.READ;
            case HP_SW -> first ? Probe.VPD80 : Probe.TUR;
            case NONE -> null;
        };
    }

    private static Probe portGroups(CheckProgress check) {
        return check.plainHeader ? Probe.RTPG_PLAIN : check.rtpg.stateProbe();
    }

    /**
     * Whether the path's priority follows its target port group although its checker does not ask for it, and no path of the
     * logical unit has asked lately.
     */
    private boolean owesAccess(Path path, long nowNs) {
        if (path.targetPortGroup() == Path.NO_GROUP || path.unit() == null || !priorities.followsGroups(path)) {
            return false;
        }
        LogicalUnitGroups known = path.unit().groups();
        return known == null || !known.knows(path.targetPortGroup()) || known.stale(path.targetPortGroup())
                || nowNs - known.readNs(path.targetPortGroup()) >= path.interval.intervalNs() / 2;
    }
}
