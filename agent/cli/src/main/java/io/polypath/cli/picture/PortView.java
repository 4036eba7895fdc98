package io.polypath.cli.picture;

import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.PortRow.Field;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.cli.runtime.Snapshot;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What a SCSI host sees of one port of a target, as the table of ports has it. The row may hold anything. */
public record PortView(int row, MemorySegment bytes) {

    private static final String UNKNOWN = "unknown";

    /** More answers than any port gives; what a damaged table has beyond would overflow sums. */
    private static final long MOST_ANSWERS = 1L << 48;

    /** The ports of a table. */
    static List<PortView> of(Snapshot table) {
        return table.rows().stream()
                .filter(row -> PortRow.tenant(row.bytes()) != 0)
                .map(row -> new PortView(row.index(), row.bytes()))
                .toList();
    }

    public int tenant() {
        return PortRow.tenant(bytes);
    }

    public String text(Field field) {
        return PortRow.get(bytes, field);
    }

    /** {@code host4}, {@code nvme2}. */
    public String host() {
        return known(text(Field.HOST), UNKNOWN);
    }

    /** Bus address of the adapter, or the host where that has none. */
    public String adapter() {
        return known(text(Field.ADAPTER), host());
    }

    /** The port of the target, or the target where its ports have no names. */
    public String targetPort() {
        return known(text(Field.TARGET_PORT), known(text(Field.TARGET_NODE), UNKNOWN));
    }

    /** The target, which may have several ports, or its port where the target has no name. */
    public String array() {
        return known(text(Field.TARGET_NODE), targetPort());
    }

    /** {@code host4 0x5001bb0000000001}. */
    public String name() {
        return host() + " " + targetPort();
    }

    /** Answers in each of the {@link TimeBuckets}. */
    public long[] answers() {
        long[] answers = new long[TimeBuckets.COUNT];
        for (int bucket = 0; bucket < answers.length; bucket++) {
            answers[bucket] = Math.clamp(PortRow.answers(bytes, bucket), 0, MOST_ANSWERS);
        }
        return answers;
    }

    private static String known(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
