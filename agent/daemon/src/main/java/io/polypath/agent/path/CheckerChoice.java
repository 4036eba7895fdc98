package io.polypath.agent.path;

/** Which checker a path gets. */
public final class CheckerChoice {

    private CheckerChoice() {}

    /**
     * Chooses. What is named for the device wins over detection, and detection over what is named for all devices: a
     * line in {@code defaults} was written without this device in mind, and the hardware table knows products, not how this one is
     * set up.
     *
     * @param forDevice named by {@code overrides} or {@code devices}; null when none of them does
     * @param detectChecker {@code detect_checker}
     * @param tpgs TPGS of standard INQUIRY, 0 to 3
     * @param otherwise named by the hardware table or {@code defaults}, or null
     */
    public static CheckerKind choose(CheckerKind forDevice, boolean detectChecker, int tpgs, CheckerKind otherwise) {
        Check.that(tpgs >= 0 && tpgs <= 3, "TPGS has two bits", tpgs);
        if (forDevice != null) {
            return forDevice;
        }
        if (detectChecker && tpgs != 0) {
            return CheckerKind.ALUA;
        }
        return otherwise != null ? otherwise : CheckerKind.TUR;
    }

    /**
     * Chooses for an NVMe namespace, which takes no SCSI commands: what reads a block reads it there too, and everything else goes by
     * the state of the controller.
     *
     * @param named by the configuration or the hardware table, or null
     */
    public static CheckerKind forNvme(CheckerKind named) {
        return named == CheckerKind.DIRECTIO || named == CheckerKind.READSECTOR0 ? named : CheckerKind.NONE;
    }
}
