package io.polypath.agent.config.option;

/**
 * Any text.
 *
 * @param allowed what is meant, for the documentation
 * @param mostBytes the longest; more is cut off, but of a name nothing is: half of one is another
 * @param slashes whether it may contain a slash; a name of a device node may not
 */
record TextType(String allowed, int mostBytes, boolean slashes) implements ValueType {

    private static final int LINE = 65_536;
    private static final int WWID = 127;

    /** Longest name that device-mapper takes. */
    private static final int NAME = 127;

    static TextType of(String allowed) {
        return new TextType(allowed, LINE, true);
    }

    static TextType nodeName(String allowed) {
        return new TextType(allowed, NAME, false);
    }

    /** A WWID; multipath-tools keeps 127 bytes of one. */
    static TextType identity() {
        return new TextType("identity", WWID, true);
    }

    @Override
    public Reading read(String text, Accounts accounts) {
        if (!slashes && text.indexOf('/') >= 0) {
            return Reading.refused("contains a slash");
        }
        if (!slashes && text.length() > mostBytes) {
            return Reading.refused("longer than " + mostBytes + " bytes");
        }
        if (text.length() > mostBytes) {
            return Reading.changed(new Value.Text(text.substring(0, mostBytes)), "longer than " + mostBytes + " bytes");
        }
        return Reading.of(new Value.Text(text));
    }
}
