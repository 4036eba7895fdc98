package io.polypath.agent.state;

import io.polypath.agent.map.Binding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The wwids file, {@code /etc/multipath/wwids}: logical units that have been maps, one {@code /WWID/} per line; a line
 * is taken back by making its first character a {@code #}. Owned by the lane that writes state files; blocks.
 *
 * <p>Changed in place, as every program that shares the file does. A line that a crash has cut off says nothing, and
 * the next one begins on a line of its own.
 */
public final class WwidsFile {

    /** These lines are part of the format: multipath-tools writes them. */
    static final String HEADER = """
            # Multipath wwids, Version : 1.0
            # NOTE: This file is automatically maintained by multipath and multipathd.
            # You should not need to edit this file in normal circumstances.
            #
            # Valid WWIDs:
            """;

    private final StateFile file;

    public WwidsFile(Path path) {
        this(path, StateFile.LOCK_BOUND);
    }

    WwidsFile(Path path, Duration lockBound) {
        file = new StateFile(path, lockBound);
    }

    /** All WWIDs, in the file's order. */
    public StateAnswer<List<String>> all() {
        return StateCall.make(file, open -> {
            List<String> wwids = new ArrayList<>();
            for (String line : open.read().split("\n")) {
                if (line.length() > 2 && line.startsWith("/") && line.endsWith("/")) {
                    wwids.add(line.substring(1, line.length() - 1));
                }
            }
            return wwids;
        });
    }

    /**
     * Adds a WWID.
     *
     * @return true, or false when it was there
     */
    public StateAnswer<Boolean> remember(String wwid) {
        return remember(List.of(wwid));
    }

    /**
     * Adds those that are not there, in one write.
     *
     * @return true, or false when all were there; an unfit one has none added
     */
    public StateAnswer<Boolean> remember(Collection<String> wwids) {
        return StateCall.make(file, open -> {
            Set<String> missing = new LinkedHashSet<>();
            for (String wwid : wwids) {
                missing.add(line(wwid));
            }
            String text = open.read();
            text.lines().forEach(missing::remove);
            if (missing.isEmpty()) {
                return false;
            }
            String before = text.isEmpty() ? HEADER : Lines.separator(text);
            open.writeAt(text.length(), before + String.join("\n", missing) + "\n");
            return true;
        });
    }

    /**
     * Takes a WWID back, every line of it.
     *
     * @return true, or false when it was not there
     */
    public StateAnswer<Boolean> forget(String wwid) {
        return StateCall.make(file, open -> {
            String line = line(wwid);
            String text = open.read();
            int first = find(text, 0, line);
            for (int at = first; at != Lines.NONE; at = find(text, Lines.end(text, at) + 1, line)) {
                open.writeAt(at, "#");
            }
            return first != Lines.NONE;
        });
    }

    /**
     * Makes these the only ones. The file is replaced: what another program adds to the one before, it adds as if it
     * had come earlier.
     */
    public StateAnswer<Boolean> reset(Collection<String> wwids) {
        return StateCall.make(file, open -> {
            StringBuilder text = new StringBuilder(HEADER);
            for (String wwid : new LinkedHashSet<>(wwids)) {
                text.append(line(wwid)).append('\n');
            }
            open.replace(text.toString());
            return true;
        });
    }

    private static String line(String wwid) throws StateException {
        if (!Binding.isName(wwid)) {
            throw new StateException(StateFault.UNFIT, wwid);
        }
        return "/" + wwid + "/";
    }

    private static int find(String text, int from, String line) {
        return Lines.find(text, from, at -> text.startsWith(line, at) && Lines.end(text, at) == at + line.length());
    }
}
