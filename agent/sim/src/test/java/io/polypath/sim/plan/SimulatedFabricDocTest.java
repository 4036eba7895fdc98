package io.polypath.sim.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Prints the options and faults of plans into the documentation. {@code -Dpolypath.docs=write} writes the page instead of
 * comparing it.
 */
class SimulatedFabricDocTest {

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", ".")).resolve("../../docs/simulated-fabric.md");

    @Test
    void thePageListsEveryOptionAndEveryFault() throws IOException {
        if ("write".equals(System.getProperty("polypath.docs"))) {
            Files.writeString(PAGE, page());
        }
        assertEquals(page(), Files.readString(PAGE));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The simulated fabric

                Printed by `SimulatedFabricDocTest` from `PlanOption`, `FaultVerb` and `FabricPlan`; do not edit.

                The simulator is a fabric behind the ports that the kernel implements: it takes the commands that the
                daemon sends, answers them with the bytes that an array would send, and tells with the uevents that the
                kernel and udev would send. The daemon's lanes run on it unchanged, live or under virtual time, which
                passes as fast as the machine computes; there a seed repeats a run exactly.

                ## Options

                Each takes a value.

                | option | value | meaning |
                |---|---|---|
                """);
        for (PlanOption option : PlanOption.values()) {
            row(page, "`" + option.word() + "`", option.value(), option.meaning());
        }
        page.append("""

                ## Script

                One fault per line; `#` begins a comment. Times count from the start.

                    at 10s FAULT … [for 20s]
                    every 60s [from 30s] FAULT … for 15s

                `for` heals the fault after that time. A part of the fabric is named as `array0:port1`, `array0:lun3`,
                `array0:lun3:port1`, `array0:group1`, `host0`, `sdc`, `0:0:1:3` (host, channel, target, logical unit) or
                `all`; names may be narrowed down, as in `array0:lun3:port1:host0`. Ports, logical units and hosts count
                from 0, groups from 1. What stands in brackets may be left out.

                | fault | meaning |
                |---|---|
                """);
        for (FaultVerb verb : FaultVerb.values()) {
            page.append("| `").append(verb.usage().replace("|", "\\|")).append("` | ").append(verb.meaning()).append(" |\n");
        }
        return page.append("\n## The demonstration\n\n```\n")
                .append(FabricPlan.DEMO_SCRIPT).append("```\n").toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (String cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        page.append('\n');
    }
}
