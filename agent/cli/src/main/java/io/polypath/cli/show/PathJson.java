package io.polypath.cli.show;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.json.JsonOut;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** One path as a JSON object, with the incumbent's names for what it has too. */
final class PathJson {

    private PathJson() {}

    static void write(JsonOut json, PathView path, Age age) throws IOException {
        json.object();
        identity(json, path);
        state(json, path, age);
        checks(json, path, age);
        json.endObject();
    }

    private static void identity(JsonOut json, PathView path) throws IOException {
        MemorySegment row = path.bytes();
        json.text("dev", path.name())
                .text("hcil", path.address())
                .text("dev_t", path.deviceNumber())
                .text("uuid", path.wwid())
                .text("vend", path.text(Field.VENDOR))
                .text("prod", path.text(Field.PRODUCT))
                .text("rev", path.text(Field.REVISION))
                .number("size_bytes", PathRow.sizeBytes(row), PathRow.sizeBytes(row) > 0)
                .text("protocol", path.text(Field.PROTOCOL))
                .text("target_port", path.text(Field.TARGET_PORT));
    }

    private static void state(JsonOut json, PathView path, Age age) throws IOException {
        MemorySegment row = path.bytes();
        json.text("state", StateName.of(path.state()))
                .text("chk_st", path.checkerState())
                .text("reason", path.reason())
                .number("reason_code", PathRow.reason(row))
                .time("since", age.wallNs(PathRow.sinceNs(row)), PathRow.sinceNs(row) != 0)
                .number("state_changes", PathRow.changes(row))
                .text("init_st", path.init())
                .number("pri", PathRow.priority(row))
                .number("tpgs", PathRow.tpgs(row))
                .number("tpg", PathRow.group(row), PathRow.group(row) >= 0)
                .text("access_state", path.access())
                .number("unit_attentions", PathRow.unitAttentions(row));
    }

    private static void checks(JsonOut json, PathView path, Age age) throws IOException {
        MemorySegment row = path.bytes();
        boolean answered = PathRow.answeredNs(row) != 0;
        json.text("checker", path.text(Field.CHECKER))
                .number("checks", PathRow.checks(row))
                .time("last_answer", age.wallNs(PathRow.answeredNs(row)), answered)
                .time("next_check", age.wallNs(PathRow.dueNs(row)), age.writer().running() && PathRow.dueNs(row) != 0)
                .number("interval_ns", PathRow.intervalNs(row))
                .number("in_flight", PathRow.inFlight(row))
                .number("hung", PathRow.hung(row))
                .number("device_time_last_ns", PathRow.lastTookNs(row), answered)
                .number("device_time_p50_ns", PathRow.p50Ns(row), answered)
                .number("device_time_p99_ns", PathRow.p99Ns(row), answered)
                .number("device_time_max_ns", PathRow.maxNs(row), answered);
    }
}
