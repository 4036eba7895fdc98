package io.polypath.cli.page;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Paths behind one port whose states changed in the same way, for the same reason, within moments. Grows while records are read; owned by
 * one command.
 */
final class Incident {

    /** What makes changes of paths one incident. */
    record Kind(String port, int from, int to, String cause) {}

    private static final long MOMENTS_NS = 10_000_000_000L;
    private static final int MOST_NAMES = 8;

    private final Kind kind;
    private final long beginNs;
    private final String detail;
    private final Set<String> names = new LinkedHashSet<>();
    private long changes;

    /** @param detail what the first command came to, or empty */
    Incident(Kind kind, long beginNs, String detail) {
        this.kind = kind;
        this.beginNs = beginNs;
        this.detail = detail;
    }

    /** Whether a change of this kind, at that time, still belongs to it. */
    boolean lasts(long ns) {
        return ns >= beginNs && ns - beginNs <= MOMENTS_NS;
    }

    void add(String device) {
        changes++;
        if (names.size() < MOST_NAMES) {
            names.add(device);
        }
    }

    Kind kind() {
        return kind;
    }

    long beginNs() {
        return beginNs;
    }

    long changes() {
        return changes;
    }

    /** The reason, and what the first command came to. */
    String cause() {
        return detail.isEmpty() ? kind.cause : kind.cause + " (" + detail + ")";
    }

    /** {@code sda, sdb and 14 more}. */
    String devices() {
        long more = changes - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }
}
