package io.polypath.agent.alua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.scsi.AccessState;
import org.junit.jupiter.api.Test;

class AluaPriorityTest {

    @Test
    void prioritiesAreThoseOfTheIncumbent() {
        StringBuilder table = new StringBuilder();
        for (AccessState access : AccessState.values()) {
            table.append("%s %d %d %d%n".formatted(access, AluaPriority.of(access, false, false),
                    AluaPriority.of(access, true, false), AluaPriority.of(access, true, true)));
            assertEquals(AluaPriority.of(access, false, false), AluaPriority.of(access, false, true));
        }
        assertEquals("""
                OPTIMIZED 50 50 130
                NON_OPTIMIZED 10 90 90
                STANDBY 1 81 81
                UNAVAILABLE 0 80 80
                LBA_DEPENDENT 5 85 85
                OFFLINE 0 80 80
                TRANSITIONING 0 80 80
                RESERVED 0 80 80
                """, table.toString());
    }
}
