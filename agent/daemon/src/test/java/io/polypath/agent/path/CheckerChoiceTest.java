package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CheckerChoiceTest {

    @Test
    void theCheckerNamedForADeviceWinsThenDetectionThenTheDefaults() {
        CheckerKind[] named = {null, CheckerKind.TUR, CheckerKind.RDAC, CheckerKind.ALUA};
        for (CheckerKind forDevice : named) {
            for (CheckerKind inDefaults : named) {
                for (int tpgs = 0; tpgs <= 3; tpgs++) {
                    for (boolean detect : new boolean[] {false, true}) {
                        CheckerKind chosen = CheckerChoice.choose(forDevice, detect, tpgs, inDefaults);
                        assertSame(expected(forDevice, detect && tpgs != 0, inDefaults), chosen);
                    }
                }
            }
        }
    }

    private static CheckerKind expected(CheckerKind forDevice, boolean detected, CheckerKind inDefaults) {
        if (forDevice != null) {
            return forDevice;
        }
        if (detected) {
            return CheckerKind.ALUA;
        }
        return inDefaults == null ? CheckerKind.TUR : inDefaults;
    }

    @Test
    void checkersAreFoundByTheirConfigurationNames() {
        for (CheckerKind kind : CheckerKind.values()) {
            assertSame(kind, CheckerKind.ofKeyword(kind.keyword()));
        }
        assertSame(null, CheckerKind.ofKeyword("no such checker"));
    }
}
