package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.map.NoPathRetry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Prints the maps' machines into the documentation. {@code -Dpolypath.docs=write} writes the page instead of comparing
 * it.
 */
class MapStatesDocTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../../docs/map-states.md");
    private static final boolean[] BOTH = {false, true};

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Map states

                Printed by `MapStatesDocTest` from `QueueingTransitions`, `Failback`, `FlushPolicy`, `AliasChoice` and
                `TableDiff`; do not edit. `·` means that nothing changes, `–` that it cannot be.
                """);
        queueing(page);
        failback(page);
        flush(page);
        alias(page);
        changes(page);
        return page.toString();
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void head(StringBuilder page, List<String> titles) {
        row(page, titles);
        page.append('|').append("---|".repeat(titles.size())).append('\n');
    }

    private static void queueing(StringBuilder page) {
        page.append("""

                ## I/O without a usable path

                A row is what happens, a column the state in which it finds the map, a cell the state that follows.
                `no_path_retry N` counts N times `polling_interval` from the moment when the last usable path went; the
                deadline is published. *unmanaged* maps keep the flag that the kernel has. `disablequeueing` holds until
                `restorequeueing`, or until the map has paths again after it had none. At the end of the daemon all maps get
                `fail_if_no_path`, unless `queue_without_daemon` or `forcequeueing daemon` says otherwise.

                """);
        List<String> message = new ArrayList<>(List.of("kernel gets"));
        List<String> titles = new ArrayList<>(List.of("state"));
        for (QueueingState state : QueueingState.values()) {
            titles.add(state.word());
            message.add(state.message() == KernelMessage.NONE ? "·" : "`" + state.message().text() + "`");
        }
        head(page, titles);
        row(page, message);
        policy(page, "no_path_retry N", Kind.CHECKS, QueueingState.QUEUEING, QueueingState.COUNTDOWN,
                QueueingState.EXPIRED, QueueingState.DISABLED);
        policy(page, "no_path_retry queue", Kind.QUEUE, QueueingState.QUEUEING, QueueingState.DISABLED);
        policy(page, "no_path_retry fail", Kind.FAIL, QueueingState.FAILING, QueueingState.DISABLED);
        policy(page, "no_path_retry not set", Kind.UNSET, QueueingState.UNMANAGED, QueueingState.DISABLED);
        page.append("\nWhen `no_path_retry` is set while the map lives:\n\n");
        head(page, titles("to", QueueingState.values()));
        for (Kind kind : Kind.values()) {
            for (boolean usable : BOTH) {
                if (kind == Kind.CHECKS || !usable) {
                    String name = kind == Kind.CHECKS ? usable ? "N, with a path" : "N, without" : word(kind);
                    row(page, cells(name, kind, usable, QueueingEvent.POLICY_SET, QueueingState.values()));
                }
            }
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case UNSET -> "not set";
            case FAIL -> "fail";
            case QUEUE -> "queue";
            case CHECKS -> "N";
        };
    }

    private static List<String> titles(String first, QueueingState... states) {
        List<String> titles = new ArrayList<>(List.of(first));
        for (QueueingState state : states) {
            titles.add(state.word());
        }
        return titles;
    }

    private static void policy(StringBuilder page, String name, Kind kind, QueueingState... states) {
        page.append("\nWith `").append(name).append("`:\n\n");
        head(page, titles("", states));
        for (QueueingEvent event : QueueingEvent.values()) {
            switch (event) {
                case ADOPTED, POLICY_SET -> { }
                case PATH_USABLE -> row(page, cells(event.label(), kind, true, event, states));
                case NO_PATH_USABLE, DEADLINE_PASSED -> row(page, cells(event.label(), kind, false, event, states));
                case OPERATOR_DISABLE, OPERATOR_RESTORE, PATHS_SET_UP -> operator(page, event, kind, states);
            }
        }
    }

    private static void operator(StringBuilder page, QueueingEvent event, Kind kind, QueueingState... states) {
        if (kind == Kind.CHECKS && event != QueueingEvent.OPERATOR_DISABLE) {
            row(page, cells(event.label() + ", with a path", kind, true, event, states));
            row(page, cells(event.label() + ", without", kind, false, event, states));
        } else {
            assertEquals(cells("", kind, false, event, states), cells("", kind, true, event, states));
            row(page, cells(event.label(), kind, true, event, states));
        }
    }

    private static List<String> cells(
            String name, Kind kind, boolean usable, QueueingEvent event, QueueingState... states) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (QueueingState from : states) {
            boolean possible = !usable || event == QueueingEvent.PATH_USABLE || from != QueueingState.COUNTDOWN
                    && from != QueueingState.EXPIRED || event == QueueingEvent.OPERATOR_DISABLE;
            QueueingState to = QueueingTransitions.next(from, kind, usable, event);
            cells.add(!possible ? "–" : to == from ? "·" : to.word());
        }
        return cells;
    }

    private static void failback(StringBuilder page) {
        page.append("""

                ## Failback

                A row is how the groups stand to the priorities and what the paths did, a column the policy. A delay
                that runs ends without effect when a path of the map fails or the groups are right again.

                """);
        List<FailbackPolicy> policies = List.of(FailbackPolicy.IMMEDIATE, FailbackPolicy.MANUAL,
                FailbackPolicy.FOLLOWOVER, FailbackPolicy.delayed(1));
        List<String> titles = new ArrayList<>(List.of("groups", "paths"));
        policies.forEach(policy -> titles.add(policy.kind().word()));
        head(page, titles);
        for (Standing standing : Standing.values()) {
            for (PathNews news : PathNews.values()) {
                List<String> cells = new ArrayList<>(List.of(standing.word(), news.label()));
                policies.forEach(policy -> cells.add(failbackCell(policy, standing, news)));
                row(page, cells);
            }
        }
        page.append("\nWhen a delay is over:\n\n");
        head(page, List.of("groups", "action"));
        for (Standing standing : Standing.values()) {
            Failback failback = new Failback(FailbackPolicy.delayed(1));
            failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 0);
            row(page, List.of(standing.word(), failback.expire(standing, 1).text()));
        }
    }

    private static String failbackCell(FailbackPolicy policy, Standing standing, PathNews news) {
        Failback idle = new Failback(policy);
        FailbackAction action = idle.refreshed(standing, news, 0);
        if (idle.state() == FailbackState.IDLE) {
            return action.text();
        }
        Failback waiting = new Failback(policy);
        waiting.refreshed(standing, PathNews.NONE, 0);
        waiting.refreshed(standing, news, 1);
        return waiting.deadlineNs() == idle.deadlineNs() ? "start the delay" : "start it over";
    }

    private static void flush(StringBuilder page) {
        page.append("""

                ## The last path is deleted

                *Open* means by others than the map's partitions, or one of those is. Where queueing is stopped it stays
                so until the map has a path again, as after `disablequeueing`.

                """);
        List<String> titles = new ArrayList<>(List.of("map", "deferred_remove"));
        for (FlushPolicy policy : FlushPolicy.values()) {
            titles.add(policy.keyword());
        }
        head(page, titles);
        for (boolean open : BOTH) {
            for (boolean queues : BOTH) {
                for (boolean deferred : BOTH) {
                    String map = (open ? "open" : "closed") + (queues ? ", queueing" : "");
                    List<String> cells = new ArrayList<>(List.of(map, deferred ? "yes" : "no"));
                    for (FlushPolicy policy : FlushPolicy.values()) {
                        cells.add(policy.decide(open, queues, deferred).label());
                    }
                    row(page, cells);
                }
            }
        }
    }

    private static void alias(StringBuilder page) {
        page.append("""

                ## User-friendly names

                *Its name* is that of the map that the kernel has for the WWID.

                """);
        head(page, List.of("its name", "its name is bound", "WWID is bound", "result"));
        aliasRow(page, "none", null, "", "no");
        aliasRow(page, "none", null, "", "yes");
        aliasRow(page, "fits the prefix", "Pz", "no", "no");
        aliasRow(page, "does not fit", "z", "no", "no");
        aliasRow(page, "any", "Pz", "no", "yes");
        aliasRow(page, "any", "Pz", "to its WWID", "yes");
        aliasRow(page, "any", "Pz", "to another", "no");
        aliasRow(page, "any", "Pz", "to another", "yes");
        page.append("""

                A bound name that a map of another WWID has is not given; then, and where no binding may be added, the
                WWID is the name.
                """);
    }

    private static void aliasRow(StringBuilder page, String title, String name, String nameBound, String wwidBound) {
        Bindings bindings = new Bindings();
        switch (nameBound) {
            case "to its WWID" -> bindings.add(new Binding(name, "W0"));
            case "to another" -> bindings.add(new Binding(name, "W9"));
            default -> { }
        }
        if (wwidBound.equals("yes") && bindings.aliasOf("W0") == null) {
            bindings.add(new Binding("Pc", "W0"));
        }
        AliasChoice choice = AliasChoice.choose(
                new AliasRequest("P", "W0", name, false), bindings, Set.<String>of()::contains);
        row(page, List.of(title, nameBound.isEmpty() ? "–" : nameBound, wwidBound, choice.kind().label()));
    }

    private static void changes(StringBuilder page) {
        page.append("""

                ## What is done about a difference

                The first difference found, from the top, is the reason. A new name is given along with any of them.

                """);
        head(page, List.of("reason", "action"));
        for (MapChangeReason reason : MapChangeReason.values()) {
            row(page, List.of(reason.text(), TableDiff.actionFor(reason).word()));
        }
    }

    @Test
    void theDocumentedTablesAreThoseThatRun() throws IOException {
        if ("write".equals(System.getProperty("polypath.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertEquals(Files.readString(PAGE), page(), "run the test with -Dpolypath.docs=write and read the difference");
    }
}
