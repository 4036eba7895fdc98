package io.polypath.cli.explain;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.scribe.CommandOutcome;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightText;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ffm.scsi.SenseText;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;

/** A story for programs: one JSON object per line, each record with the same fields. Owned by one command. */
final class StoryJson implements Narrator {

    private final JsonOut json;

    StoryJson(Screen screen) throws IOException {
        json = JsonOut.lines(screen.out());
    }

    @Override
    public void begin(Chapter chapter) throws IOException {
        json.object()
                .text("record", "daemon")
                .number("pid", chapter.run().pid())
                .text("build", chapter.run().buildId())
                .time("started", chapter.run().wallNs())
                .endObject()
                .endLine();
    }

    @Override
    public void scene(Scene scene) throws IOException {
        FlightEntry entry = scene.entry();
        json.object();
        head(scene);
        change(scene);
        command(entry.outcome(), FlightText.answered(entry));
        json.number("value", entry.value()).text("note", entry.note()).endObject().endLine();
    }

    @Override
    public void end(Chapter chapter) throws IOException {
        json.object()
                .text("record", "end")
                .number("pid", chapter.run().pid())
                .number("overwritten", chapter.overwritten())
                .number("torn", chapter.torn())
                .endObject()
                .endLine();
    }

    @Override
    public void note(String sentence) throws IOException {
        json.object().text("record", "note").text("text", sentence).endObject().endLine();
    }

    /** Every line was handed over at its end. */
    @Override
    public void flush() {}

    private void head(Scene scene) throws IOException {
        FlightEntry entry = scene.entry();
        FlightKind kind = entry.kind();
        json.text("record", kind == null ? "kind " + entry.kindCode() : kind.text())
                .time("time", scene.wallNs())
                .number("monotonic_ns", entry.timeNs())
                .number("sequence", entry.sequence())
                .text("dev", entry.who())
                .text("hcil", scene.address())
                .text("dev_t", entry.major() + ":" + entry.minor())
                .text("uuid", entry.wwid())
                .text("text", FlightText.of(entry));
    }

    private void change(Scene scene) throws IOException {
        FlightEntry entry = scene.entry();
        boolean change = entry.kind() == FlightKind.TRANSITION;
        json.text("from", change ? StateName.of(entry.from()) : "")
                .text("to", change ? StateName.of(entry.to()) : "")
                .number("from_lasted_ns", scene.lastedNs(), scene.lastedNs() > 0)
                .text("reason", entry.reasonCode() == 0 ? "" : FlightText.reason(entry))
                .number("reason_code", entry.reasonCode(), entry.reasonCode() != 0)
                .number("tpg", FlightText.group(entry), FlightText.group(entry) >= 0)
                .text("access_state", FlightText.access(entry));
    }

    private void command(CommandOutcome outcome, boolean answered) throws IOException {
        if (!outcome.present()) {
            json.unknown("command");
            return;
        }
        json.object("command")
                .text("name", outcome.command())
                .number("opcode", outcome.opcode())
                .number("took_ns", outcome.durationNs(), outcome.durationNs() != 0)
                .text("scsi_status", answered ? ScsiStatus.name(outcome.scsiStatus()) : "")
                .text("host_status", answered ? HostStatus.name(outcome.hostStatus()) : "")
                .text("driver_status", answered ? DriverStatus.name(outcome.driverStatus()) : "")
                .text("error", outcome.error() == 0 ? "" : Errno.name(-outcome.error()))
                .text("sense", outcome.sense() == Sense.NONE ? "" : SenseText.describe(outcome.sense()))
                .number("sense_key", Sense.key(outcome.sense()), outcome.sense() != Sense.NONE)
                .number("asc", Sense.asc(outcome.sense()), outcome.sense() != Sense.NONE)
                .number("ascq", Sense.ascq(outcome.sense()), outcome.sense() != Sense.NONE)
                .endObject();
    }
}
