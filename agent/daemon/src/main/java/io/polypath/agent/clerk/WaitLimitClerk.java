package io.polypath.agent.clerk;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets dm-multipath's {@code queue_if_no_path_timeout_secs}, and remembers what it has set, so that a value of an administrator is
 * known and one that a killed daemon left is not taken for such. Clerk lane only.
 */
final class WaitLimitClerk {

    static final String PARAMETER = "/sys/module/dm_multipath/parameters/queue_if_no_path_timeout_secs";

    private static final String OFF = "0";

    private final AttributePort attributes;
    private final Path memory;

    /** @param memory a file on tmpfs, or null for nowhere: then nothing is set */
    WaitLimitClerk(AttributePort attributes, Path memory) {
        this.attributes = attributes;
        this.memory = memory;
    }

    /**
     * Sets it, unless somebody else has.
     *
     * @param seconds 0 is off
     * @return what went wrong; empty otherwise, and where the kernel has no such parameter
     */
    String set(long seconds) {
        if (memory == null) {
            return "";
        }
        AttributeText now = attributes.read(PARAMETER);
        String wanted = Long.toString(seconds);
        try {
            if (now.error() < 0 || now.text().equals(wanted) || !now.text().equals(OFF) && !now.text().equals(remembered())) {
                return "";
            }
            Files.createDirectories(memory.getParent());
            Files.writeString(memory, wanted);
        } catch (IOException refused) {
            return refused.toString();
        }
        int result = attributes.write(PARAMETER, wanted);
        return result < 0 ? Errno.describe(result) : "";
    }

    private String remembered() throws IOException {
        return Files.exists(memory) ? Files.readString(memory).strip() : OFF;
    }
}
