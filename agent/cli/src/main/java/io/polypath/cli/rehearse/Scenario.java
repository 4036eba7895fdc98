package io.polypath.cli.rehearse;

import io.polypath.sim.fabric.FabricModel;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A failure that hosts live through, by a name. It begins ten seconds after the start, and what was lost is back after a minute. */
public enum Scenario {
    PORT_DOWN("port-down", "a port of the array loses its link", fabric -> "at 10s port-down array0:port0 for 50s"),
    PORT_FLAPPING(
            "port-flapping",
            "a port of the array loses its link for four seconds, again and again",
            fabric -> "every 15s from 10s port-down array0:port0 at-once for 4s"),
    FABRIC_DOWN("fabric-down", "one of the host's adapters, or the fabric behind it, is lost", fabric -> "at 10s host-down host0 for 50s"),
    CONTROLLER_FAILOVER(
            "controller-failover",
            "the ports of one controller are lost, and two seconds later the other one has taken its units over",
            Scenario::controllerFailover),
    UNITS_MOVED(
            "units-moved",
            "the array moves its units to the other controller in five seconds, and back",
            fabric -> "at 10s access array0:group1 standby over 5s for 50s"),
    ALL_PATHS_DOWN("all-paths-down", "every path is lost", fabric -> lines(fabric.hosts(), "at 10s host-down host%d for 50s")),
    LUN_UNMAPPED("lun-unmapped", "a logical unit is unmapped, and mapped again", fabric -> "at 10s unmap array0:lun0 for 50s"),
    PATH_HUNG("path-hung", "commands of one path are not answered", fabric -> "at 10s hang array0:lun0:port0:host0 for 50s");

    private final String word;
    private final String meaning;
    private final Function<FabricModel, String> script;

    Scenario(String word, String meaning, Function<FabricModel, String> script) {
        this.word = word;
        this.meaning = meaning;
        this.script = script;
    }

    public String word() {
        return word;
    }

    /** One sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What happens, in lines of a script for a simulated fabric. */
    public String script(FabricModel fabric) {
        return script.apply(fabric);
    }

    /** The scenario of a name, or null. */
    public static Scenario of(String word) {
        return Arrays.stream(values()).filter(scenario -> scenario.word.equals(word)).findFirst().orElse(null);
    }

    /** The first controller has the ports of the first group; without groups, every second port. */
    private static String controllerFailover(FabricModel fabric) {
        boolean grouped = fabric.groups(0) > 1;
        String lost = IntStream.range(0, fabric.ports(0))
                .filter(port -> grouped ? fabric.groupOf(0, port) == 1 : port % 2 == 0)
                .mapToObj(port -> "at 10s port-down array0:port" + port + " at-once for 50s\n")
                .collect(Collectors.joining());
        return grouped ? lost + "at 12s access array0:group2 optimized for 48s\n" : lost;
    }

    private static String lines(int count, String form) {
        return IntStream.range(0, count).mapToObj(number -> form.formatted(number) + "\n").collect(Collectors.joining());
    }
}
