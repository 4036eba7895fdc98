package io.polypath.cli.screen;

/** What a text means to whoever looks at it, and the terminal's attribute for that (ECMA-48, SGR). */
public enum Tint {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    DOUBTFUL("33"),
    BAD("31"),
    CHOSEN("7");

    private final String attribute;

    Tint(String attribute) {
        this.attribute = attribute;
    }

    public String paint(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\033[" + attribute + "m" + text + "\033[0m";
    }
}
