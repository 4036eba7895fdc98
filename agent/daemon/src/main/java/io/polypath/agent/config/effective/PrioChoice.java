package io.polypath.agent.config.effective;

/**
 * Which prioritizer a path gets.
 *
 * @param name such as {@code alua}
 * @param arguments what it is told
 * @param detected whether the device's abilities chose it
 * @param emergency whether {@code alua} was asked for, but the device has no target port groups
 */
public record PrioChoice(String name, String arguments, boolean detected, boolean emergency) {

    private static final String ALUA = "alua";
    private static final String CONSTANT = "const";

    /**
     * Chooses: what the device supports wins over the configuration where detection is on.
     *
     * @param detected {@code sysfs}, {@code alua} or {@code ana}; null when the device supports none of them
     * @param tpgs TPGS of standard INQUIRY, 0 to 3
     */
    public static PrioChoice choose(PathSettings settings, String detected, int tpgs) {
        if (settings.detectPrioritizer() && detected != null) {
            boolean sameName = settings.prioritizer().equals(detected);
            return new PrioChoice(detected, sameName ? settings.prioritizerArguments() : "", true, false);
        }
        if (settings.prioritizer().equals(ALUA) && tpgs == 0) {
            return new PrioChoice(CONSTANT, "", false, true);
        }
        return new PrioChoice(settings.prioritizer(), settings.prioritizerArguments(), false, false);
    }
}
