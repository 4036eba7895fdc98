package io.polypath.agent.path;

/** Which checker a path gets. */
public final class CheckerChoice {

    private CheckerChoice() {}

    /**
     * Chooses. What is named for the device wins over detection, and detection over what is named for all devices: a
     * line in {@code defaults} was written without this device in mind.
     *
     * @param forDevice named by {@code overrides}, {@code devices} or the hardware table; null when none of them does
     * @param detectChecker {@code detect_checker}
     * @param tpgs TPGS of standard INQUIRY, 0 to 3
     * @param inDefaults named by {@code defaults}, or null
     */
    public static CheckerKind choose(CheckerKind forDevice, boolean detectChecker, int tpgs, CheckerKind inDefaults) {
        Check.that(tpgs >= 0 && tpgs <= 3, "TPGS has two bits", tpgs);
        if (forDevice != null) {
            return forDevice;
        }
        if (detectChecker && tpgs != 0) {
            return CheckerKind.ALUA;
        }
        return inDefaults != null ? inDefaults : CheckerKind.TUR;
    }
}
