package io.polypath.cli.rehearse;

import io.polypath.cli.json.JsonOut;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The outcome of a rehearsal for programs; docs/json.md tells the fields. */
public final class RehearsalJson {

    private RehearsalJson() {}

    public static void write(Outcome outcome, PrintStream out) throws IOException {
        try (JsonOut json = JsonOut.document(out)) {
            json.object().text("fabric", outcome.fabric());
            likeness(outcome.likeness(), json);
            json.number("length_ns", outcome.lengthNs()).array("happenings");
            for (Happening happening : outcome.happenings()) {
                json.object()
                        .number("at_ns", happening.atNs())
                        .text("kind", happening.kind().name().toLowerCase(Locale.ROOT))
                        .text("who", happening.who())
                        .text("what", happening.what())
                        .endObject();
            }
            json.endArray().array("maps");
            for (MapOutcome map : outcome.maps()) {
                json.object()
                        .text("name", map.name())
                        .text("uuid", map.wwid())
                        .number("sent", map.sent())
                        .number("failed", map.failed())
                        .number("over_1s", map.late())
                        .number("still_waiting", map.waiting())
                        .number("longest_ns", map.longestNs())
                        .number("paths", map.paths())
                        .number("fewest_paths", map.fewest())
                        .endObject();
            }
            json.endArray().endObject();
        }
    }

    private static void likeness(Likeness likeness, JsonOut json) throws IOException {
        json.text("topology", likeness == null ? "" : likeness.source()).array("parts");
        for (Likeness.Part part : likeness == null ? List.<Likeness.Part>of() : likeness.parts()) {
            json.object().text("name", part.name()).text("stands_for", part.standsFor()).endObject();
        }
        json.endArray().array("topology_notes");
        for (String note : likeness == null ? List.<String>of() : likeness.notes()) {
            json.object().text("text", note).endObject();
        }
        json.endArray();
    }
}
