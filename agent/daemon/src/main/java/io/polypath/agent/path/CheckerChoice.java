package io.polypath.agent.path;

/**
 * Which checker a path gets, and why.
 *
 * @param kind the checker
 * @param source where the choice comes from
 */
public record CheckerChoice(CheckerKind kind, Source source) {

    /** Where a choice comes from. */
    public enum Source {
        DEVICE("named for this device in the configuration or the hardware table"),
        DETECTED("detected: the device reports target port group support"),
        DEFAULTS("named in the defaults section"),
        BUILT_IN("built-in default");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    /**
     * Chooses. What is named for the device wins over detection, and detection over what is named for all devices: a
     * line in {@code defaults} was written without this device in mind.
     *
     * @param forDevice named by {@code overrides}, {@code devices} or the hardware table; null when none of them does
     * @param detectChecker {@code detect_checker}
     * @param tpgs TPGS of standard INQUIRY, 0 to 3
     * @param inDefaults named by {@code defaults}, or null
     */
    public static CheckerChoice choose(CheckerKind forDevice, boolean detectChecker, int tpgs, CheckerKind inDefaults) {
        Check.that(tpgs >= 0 && tpgs <= 3, "TPGS has two bits", tpgs);
        if (forDevice != null) {
            return new CheckerChoice(forDevice, Source.DEVICE);
        }
        if (detectChecker && tpgs != 0) {
            return new CheckerChoice(CheckerKind.ALUA, Source.DETECTED);
        }
        return inDefaults != null
                ? new CheckerChoice(inDefaults, Source.DEFAULTS)
                : new CheckerChoice(CheckerKind.TUR, Source.BUILT_IN);
    }
}
