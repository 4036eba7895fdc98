package io.polypath.agent.state;

import io.polypath.agent.map.Binding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The prkeys file, {@code /etc/multipath/prkeys}: one line per logical unit, its reservation key and its WWID. A key is
 * replaced in place, and taken back by making its first character a {@code #}. Owned by the lane that writes state
 * files; blocks.
 *
 * <p>The first line of a WWID is its line, even when its key was taken back: that is the one that multipath-tools uses
 * again.
 */
public final class PrkeysFile {

    /** These lines are part of the format: multipath-tools writes them. */
    static final String HEADER = """
            # Multipath persistent reservation keys, Version : 1.0
            # NOTE: this file is automatically maintained by the multipathd program.
            # You should not need to edit this file in normal circumstances.
            #
            # Format:
            # prkey wwid
            #
            """;

    private final StateFile file;

    public PrkeysFile(Path path) {
        this(path, StateFile.LOCK_BOUND);
    }

    PrkeysFile(Path path, Duration lockBound) {
        file = new StateFile(path, lockBound);
    }

    /** The key of a WWID. */
    public StateAnswer<Optional<Prkey>> get(String wwid) {
        return StateCall.make(file, open -> {
            String text = open.read();
            int at = find(text, wwid);
            return at == Lines.NONE ? Optional.<Prkey>empty() : Optional.ofNullable(Prkey.read(text, at));
        });
    }

    /**
     * Sets the key of a WWID.
     *
     * @return true, or false when it was the same
     */
    public StateAnswer<Boolean> set(String wwid, Prkey key) {
        return StateCall.make(file, open -> {
            String text = open.read();
            int at = find(text, wwid);
            if (at != Lines.NONE && key.equals(Prkey.read(text, at))) {
                return false;
            }
            if (at != Lines.NONE) {
                open.writeAt(at, key.text());
            } else {
                String before = text.isEmpty() ? HEADER : Lines.separator(text);
                open.writeAt(text.length(), before + key.text() + " " + wwid + "\n");
            }
            return true;
        });
    }

    /**
     * Takes the key of a WWID back.
     *
     * @return true, or false when it had none
     */
    public StateAnswer<Boolean> remove(String wwid) {
        return StateCall.make(file, open -> {
            String text = open.read();
            int at = find(text, wwid);
            if (at == Lines.NONE || Prkey.read(text, at) == null) {
                return false;
            }
            open.writeAt(at, "#");
            return true;
        });
    }

    /**
     * Where the WWID's line begins, or {@link Lines#NONE}.
     *
     * @throws StateException with {@link StateFault#MALFORMED} when that line does not begin with a key: whoever wrote
     *     it must say what it means
     */
    private static int find(String text, String wwid) throws StateException {
        if (!Binding.isName(wwid)) {
            throw new StateException(StateFault.UNFIT, wwid);
        }
        String tail = " " + wwid;
        int at = Lines.find(text, 0, start -> isLineOf(text, start, tail));
        if (at != Lines.NONE && !(Prkey.isAt(text, at) && Lines.end(text, at) == at + Prkey.LENGTH + tail.length())) {
            throw new StateException(StateFault.MALFORMED, text.substring(at, Lines.end(text, at)));
        }
        return at;
    }

    private static boolean isLineOf(String text, int start, String tail) {
        boolean comment = text.charAt(start) == '#' && !Prkey.isAt(text, start);
        int end = Lines.end(text, start);
        return !comment && end - start >= tail.length() && text.startsWith(tail, end - tail.length());
    }
}
