package io.polypath.cli.persist;

/** The options of mpathpersist(8). */
enum Switch {
    VERBOSE('v', "verbose", "LEVEL", "accepted, without effect"),
    CLEAR('C', "clear", null, "out: clear all registrations and the reservation"),
    DEVICE('d', "device", "DEVICE", "the map's device node; may stand alone"),
    BATCH_FILE('f', "batch-file", "FILE", "carry out the lines of FILE, each as a command line"),
    HELP('h', "help", null, "show this help"),
    HEX('H', "hex", null, "show replies as bytes too"),
    IN('i', "in", null, "ask (PERSISTENT RESERVE IN)"),
    OUT('o', "out", null, "change (PERSISTENT RESERVE OUT)"),
    ALL_TARGET_PORTS('Y', "param-alltgpt", null, "out: for all target ports (ALL_TG_PT)"),
    APTPL('Z', "param-aptpl", null, "out: outlive a loss of power (APTPL)"),
    KEY('K', "param-rk", "KEY", "out: the registered key, hexadecimal"),
    ACTION_KEY('S', "param-sark", "KEY", "out: the key to register or to preempt, hexadecimal"),
    PREEMPT('P', "preempt", null, "out: preempt"),
    PREEMPT_ABORT('A', "preempt-abort", null, "out: preempt, and abort what is under way"),
    TYPE('T', "prout-type", "TYPE", "out: type of the reservation: 1, 3, 5, 6, 7 or 8"),
    READ_FULL_STATUS('s', "read-full-status", null, "in: who is registered"),
    READ_KEYS('k', "read-keys", null, "in: registered keys"),
    READ_RESERVATION('r', "read-reservation", null, "in: the reservation"),
    REGISTER('G', "register", null, "out: register"),
    REGISTER_IGNORE('I', "register-ignore", null, "out: register, whatever is registered"),
    RELEASE('L', "release", null, "out: release"),
    REPORT_CAPABILITIES('c', "report-capabilities", null, "in: what the device can do"),
    RESERVE('R', "reserve", null, "out: reserve"),
    TRANSPORT_ID('X', "transport-id", "TID", "out: an initiator port to register too: fcp,HEX sas,HEX iqn.NAME[,i,0xISID]"),
    ALLOC_LENGTH('l', "alloc-length", "BYTES", "in: room for the reply, at most 8192");

    private final char letter;
    private final String word;
    private final String value;
    private final String help;

    Switch(char letter, String word, String value, String help) {
        this.letter = letter;
        this.word = word;
        this.value = value;
        this.help = help;
    }

    boolean takesValue() {
        return value != null;
    }

    static Switch ofLetter(char letter) {
        for (Switch each : values()) {
            if (each.letter == letter) {
                return each;
            }
        }
        return null;
    }

    /** The option with this long name, or the only one whose name begins so; null for none or several. */
    static Switch ofWord(String text) {
        Switch found = null;
        for (Switch each : values()) {
            if (each.word.equals(text)) {
                return each;
            }
            if (each.word.startsWith(text)) {
                if (found != null) {
                    return null;
                }
                found = each;
            }
        }
        return found;
    }

    /** One line per option. */
    static String page() {
        StringBuilder page = new StringBuilder("Usage: mpathpersist OPTION... [DEVICE]\n");
        for (Switch each : values()) {
            String shape = "--" + each.word + (each.value == null ? "" : "=" + each.value) + "|-" + each.letter;
            page.append("    %-30s %s\n".formatted(shape, each.help));
        }
        return page.toString();
    }
}
