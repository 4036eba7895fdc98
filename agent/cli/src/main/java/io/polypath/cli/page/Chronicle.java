package io.polypath.cli.page;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.Tenancy;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightTail;
import io.polypath.agent.scribe.FlightText;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.runtime.Trouble;
import io.polypath.cli.show.PathView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the paths and why, by the ports that they lead through. Owned by one command. */
final class Chronicle {

    /** Where paths belong that are gone, or that have no port. */
    static final String NO_PORT = "paths without a port";

    private final Picture picture;
    private final Period period;
    private final Map<Tenancy, String> ports = new HashMap<>();
    private final Map<Tenancy, PathCourse> courses = new HashMap<>();
    private final Map<Incident.Kind, Incident> open = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private long overwritten;

    private Chronicle(Picture picture, Period period) {
        this.picture = picture;
        this.period = period;
    }

    /** Reads it. @param notes takes a sentence where the flight recorder cannot be read, or has lost something */
    static Chronicle read(RuntimeFiles files, Picture picture, Period period, List<String> notes) {
        Chronicle chronicle = new Chronicle(picture, period);
        chronicle.learnPorts();
        Path file = files.flight("owner");
        if (Files.exists(file)) {
            try (FlightTail tail = FlightTail.open(file)) {
                chronicle.readAll(tail);
            } catch (IOException e) {
                notes.add(Trouble.sentence(e));
            }
        }
        if (chronicle.overwritten > 0) {
            notes.add(chronicle.overwritten + " older records had been overwritten by newer ones");
        }
        for (PathView path : picture.paths()) {
            chronicle.course(path.tenancy()).rest(path.state());
        }
        return chronicle;
    }

    /** Paths by the names of their ports. */
    Map<String, List<PathCourse>> byPort() {
        Map<String, List<PathCourse>> byPort = new TreeMap<>();
        courses.forEach((path, course) ->
                byPort.computeIfAbsent(ports.getOrDefault(path, NO_PORT), _ -> new ArrayList<>()).add(course));
        return byPort;
    }

    /** Within the period, oldest first. */
    List<Incident> incidents() {
        return incidents;
    }

    private void learnPorts() {
        Map<Integer, String> names = new HashMap<>();
        for (PortView port : picture.ports()) {
            names.put(port.row(), port.name());
        }
        for (PathView path : picture.paths()) {
            ports.put(path.tenancy(), names.getOrDefault(PathRow.port(path.bytes()), NO_PORT));
        }
    }

    private void readAll(FlightTail tail) throws IOException {
        if (!tail.run().equals(picture.writer().run())) {
            return;
        }
        for (FlightEntry entry = tail.next(); entry != null; entry = tail.next()) {
            boolean change = entry.kind() == FlightKind.TRANSITION;
            if (entry.aboutPath() && (change || entry.kind() == FlightKind.PATH_REMOVED)) {
                course(entry.tenancy()).take(entry);
            }
            if (entry.aboutPath() && change && period.holds(entry.timeNs())) {
                incident(entry).add(entry.device());
            }
        }
        overwritten = tail.overwritten();
    }

    private PathCourse course(Tenancy path) {
        return courses.computeIfAbsent(path, _ -> new PathCourse());
    }

    private Incident incident(FlightEntry entry) {
        String port = ports.getOrDefault(entry.tenancy(), NO_PORT);
        Incident.Kind kind = new Incident.Kind(port, entry.from(), entry.to(), FlightText.reason(entry));
        Incident incident = open.get(kind);
        if (incident == null || !incident.lasts(entry.timeNs())) {
            incident = new Incident(kind, entry.timeNs(), entry.outcome().text());
            open.put(kind, incident);
            incidents.add(incident);
        }
        return incident;
    }
}
