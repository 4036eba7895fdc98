package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aMachineWithoutProvedLayoutsIsRefused() {
        assertEquals(Architecture.X86_64, Architecture.of("amd64"));
        assertEquals(Architecture.AARCH64, Architecture.of("aarch64"));
        assertThrows(UnsupportedOperationException.class, () -> Architecture.of("ppc64le"));
    }
}
