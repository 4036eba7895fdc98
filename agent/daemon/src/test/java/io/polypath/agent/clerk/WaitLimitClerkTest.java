package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.sys.Errno;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitLimitClerkTest {

    /** The parameter; null in a kernel without it. */
    private String parameter = "0";

    @TempDir
    private Path directory;
    private WaitLimitClerk clerk;

    @BeforeEach
    void begin() {
        clerk = restarted();
    }

    private WaitLimitClerk restarted() {
        return new WaitLimitClerk(new AttributePort() {
            @Override
            public int write(String attribute, String text) {
                parameter = text;
                return 0;
            }

            @Override
            public AttributeText read(String attribute) {
                return parameter == null ? new AttributeText(-Errno.ENOENT, "") : new AttributeText(0, parameter);
            }

            @Override
            public List<String> partitions(String disk) {
                return List.of();
            }
        }, directory.resolve("run/wait-limit"));
    }

    @Test
    void whatIsWantedIsSetAndTakenBack() {
        assertEquals("", clerk.set(120));
        assertEquals("120", parameter);
        assertEquals("", clerk.set(0));
        assertEquals("0", parameter);
    }

    @Test
    void anAdministratorsValueStays() {
        parameter = "30";
        assertEquals("", clerk.set(120));
        assertEquals("30", parameter);
        assertEquals("", clerk.set(0));
        assertEquals("30", parameter);
    }

    @Test
    void whatAKilledDaemonLeftIsOurs() {
        clerk.set(120);
        clerk = restarted();
        assertEquals("", clerk.set(0));
        assertEquals("0", parameter);
    }

    @Test
    void aKernelWithoutTheParameterIsNoTrouble() {
        parameter = null;
        assertEquals("", clerk.set(120));
    }
}
