package io.polypath.sim.plan;

import io.polypath.agent.port.Hctl;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricModel;
import io.polypath.sim.fabric.Luns;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.TargetPortGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The name of a part of a fabric in a script: {@code all}, {@code host0}, {@code array0}, {@code array0:port1}, {@code array0:lun3},
 * {@code array0:lun3:port1}, {@code array0:group1}, {@code sdc} or {@code 0:0:1:3}. What it stands for is looked up when the
 * fault happens, because disks change their names.
 *
 * @param word as written
 * @param numbers the parts that it names; several narrow each other down
 * @param disk kernel name, or null
 * @param address SCSI address, or null
 */
record TargetName(String word, Map<Part, Integer> numbers, String disk, Hctl address) {

    private static final int MOST = 1 << 20;
    private static final String FORMS = "a target is written as array0:port1, array0:lun3, host0, sdc, 0:0:1:3 or all";

    static TargetName parse(String word, FabricModel fabric) throws BadWord {
        if (word.equals("all")) {
            return new TargetName(word, Map.of(), null, null);
        }
        if (word.matches("sd[a-z]+")) {
            return new TargetName(word, Map.of(), word, null);
        }
        Hctl address = Hctl.parse(word);
        if (address != null) {
            return new TargetName(word, Map.of(), null, address);
        }
        Map<Part, Integer> numbers = new EnumMap<>(Part.class);
        for (String piece : word.split(":", -1)) {
            Part part = Part.of(piece);
            if (part == null || numbers.put(part, number(part, piece, word, numbers.get(Part.ARRAY), fabric)) != null) {
                throw new BadWord(ProblemKind.NOT_A_TARGET, word, FORMS);
            }
        }
        return new TargetName(word, numbers, null, null);
    }

    private static int number(Part part, String piece, String word, Integer array, FabricModel fabric) throws BadWord {
        int number;
        try {
            number = Quantities.number(part.numberIn(piece), 0, MOST);
        } catch (BadWord notANumber) {
            throw new BadWord(ProblemKind.NOT_A_TARGET, word, FORMS);
        }
        int count = part.count(fabric, array);
        if (number < part.first() || number >= part.first() + count) {
            throw new BadWord(ProblemKind.NO_SUCH_PART, word,
                    "there is no " + piece + ": " + count + " of them, counted from " + part.first());
        }
        return number;
    }

    /** Checks that the name has the parts that a fault needs. */
    TargetName requiring(Part... needed) throws BadWord {
        for (Part part : needed) {
            if (!numbers.containsKey(part)) {
                throw new BadWord(ProblemKind.NOT_A_TARGET, word, "this fault needs the " + part + " in the name");
            }
        }
        return this;
    }

    boolean names(Part part) {
        return numbers.containsKey(part);
    }

    /** All nexuses that the name covers now; none when a disk of that name does not exist. */
    List<Nexus> nexuses(Fabric fabric) {
        if (disk != null) {
            SimPath path = fabric.kernel().disks().named(disk);
            return path == null ? List.of() : List.of(path.nexus());
        }
        return fabric.nexuses(this::covers);
    }

    /** All disks that the name covers now. */
    List<SimPath> paths(Fabric fabric) {
        return nexuses(fabric).stream().map(fabric.kernel().disks()::of).filter(Objects::nonNull).toList();
    }

    HostAdapter host(Fabric fabric) {
        return fabric.hosts().get(numbers.get(Part.HOST));
    }

    Array array(Fabric fabric) {
        return fabric.arrays().get(numbers.get(Part.ARRAY));
    }

    TargetPort port(Fabric fabric) {
        return array(fabric).ports().get(numbers.get(Part.PORT));
    }

    LogicalUnit unit(Fabric fabric) {
        return array(fabric).units().get(numbers.get(Part.LUN));
    }

    TargetPortGroup group(Fabric fabric) {
        return array(fabric).groups().get(numbers.get(Part.GROUP) - Part.GROUP.first());
    }

    private boolean covers(Nexus nexus) {
        if (address != null) {
            return SimPath.addressOf(nexus).equals(address);
        }
        TargetPort port = nexus.link().port();
        return is(Part.HOST, nexus.link().host().number())
                && is(Part.ARRAY, port.array().index())
                && is(Part.PORT, port.relativeId() - 1)
                && is(Part.GROUP, port.group().id())
                && (!names(Part.LUN) || nexus.lun() == Luns.kernelForm(numbers.get(Part.LUN)));
    }

    private boolean is(Part part, int number) {
        return !names(part) || numbers.get(part) == number;
    }
}
