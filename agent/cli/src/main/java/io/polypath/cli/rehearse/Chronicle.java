package io.polypath.cli.rehearse;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightTail;
import io.polypath.agent.scribe.FlightText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens, as it is read from the daemon's flight recorder: what happens to many paths in one step is told once. */
final class Chronicle {

    private static final int NAMES = 8;

    private final FlightTail flight;
    private final List<Happening> happenings = new ArrayList<>();

    Chronicle(FlightTail flight) {
        this.flight = flight;
    }

    /** Forgets what was recorded until now: a start is no part of the rehearsal. Paths that it left unusable are, or nobody knew why. */
    void skip() throws IOException {
        Map<String, FlightEntry> last = new LinkedHashMap<>();
        for (FlightEntry entry = flight.next(); entry != null; entry = flight.next()) {
            if (entry.kind() == FlightKind.TRANSITION) {
                last.put(entry.who(), entry);
            }
        }
        Map<String, List<FlightEntry>> alike = new LinkedHashMap<>();
        last.values().stream()
                .filter(entry -> PathState.ofNumber(entry.to()).kernelIntent() != KernelIntent.REINSTATE)
                .forEach(entry -> alike.computeIfAbsent(key(entry), _ -> new ArrayList<>()).add(entry));
        alike.values().forEach(entries -> happenings.add(of(entries, entries.getFirst().timeNs())));
    }

    /** @param text a line of the script, or what was healed */
    void fault(long atNs, String text) {
        happenings.add(new Happening(atNs, Happening.Kind.FABRIC, "", text));
    }

    /** Takes what was recorded since the last time. */
    void step(long beginNs) throws IOException {
        Map<String, List<FlightEntry>> alike = new LinkedHashMap<>();
        for (FlightEntry entry = flight.next(); entry != null; entry = flight.next()) {
            if (isTold(entry.kind())) {
                alike.computeIfAbsent(key(entry), _ -> new ArrayList<>()).add(entry);
            }
        }
        alike.values().forEach(entries -> happenings.add(of(entries, beginNs)));
    }

    List<Happening> happenings() {
        return happenings;
    }

    private static boolean isTold(FlightKind kind) {
        return switch (kind) {
            case TRANSITION, PATH_FOUND, PATH_REMOVED, PURGE, MARGINAL, DOUBT, CAUSE, TROUBLE, MAP_ORDER, MAP_TROUBLE, QUEUEING -> true;
            case null, default -> false;
        };
    }

    private static String key(FlightEntry entry) {
        return (entry.aboutPath() ? "path " : "map ") + what(entry);
    }

    private static Happening of(List<FlightEntry> entries, long beginNs) {
        FlightEntry first = entries.getFirst();
        List<String> names = entries.stream().map(FlightEntry::who).distinct().toList();
        String who = String.join(" ", names.subList(0, Math.min(NAMES, names.size())));
        String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
        Happening.Kind kind = first.aboutPath() ? Happening.Kind.PATHS : Happening.Kind.MAP;
        return new Happening(first.timeNs() - beginNs, kind, who + more, entries.size() == 1 ? FlightText.of(first) : what(first));
    }

    /** What paths are alike in, without the address of each. */
    private static String what(FlightEntry entry) {
        return entry.kind() == FlightKind.PATH_FOUND ? "found" : FlightText.what(entry);
    }
}
