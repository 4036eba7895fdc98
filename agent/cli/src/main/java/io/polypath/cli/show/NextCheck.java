package io.polypath.cli.show;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.scribe.SpanText;

/** When a path is checked next: ten places, of which an X says that this tenth of the interval is over, then what is left of it. */
final class NextCheck {

    private static final int PLACES = 10;

    private NextCheck() {}

    /** For instance {@code XXXX...... 3 s of 5 s}. */
    static String of(PathView path, Age age) {
        long intervalNs = PathRow.intervalNs(path.bytes());
        int hung = PathRow.hung(path.bytes());
        if (!age.writer().running() || intervalNs <= 0) {
            return "none";
        }
        if (hung > 0) {
            return hung == 1 ? "a command hangs" : hung + " commands hang";
        }
        long leftNs = Math.clamp(PathRow.dueNs(path.bytes()) - age.nowNs(), 0, intervalNs);
        if (leftNs == 0) {
            return "X".repeat(PLACES) + " due";
        }
        int over = (int) ((double) (intervalNs - leftNs) / intervalNs * PLACES);
        return "X".repeat(over) + ".".repeat(PLACES - over) + " " + SpanText.of(leftNs) + " of " + SpanText.of(intervalNs);
    }
}
