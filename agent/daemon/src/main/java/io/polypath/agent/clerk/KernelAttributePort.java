package io.polypath.agent.clerk;

import io.polypath.agent.port.AttributePort;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** sysfs of this host. */
public final class KernelAttributePort implements AttributePort {

    public KernelAttributePort() {}

    @Override
    public int write(String attribute, String text) {
        try {
            Files.write(Path.of(attribute), text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
            return 0;
        } catch (NoSuchFileException gone) {
            return -Errno.ENOENT;
        } catch (IOException refused) {
            return -Errno.EIO;
        }
    }
}
