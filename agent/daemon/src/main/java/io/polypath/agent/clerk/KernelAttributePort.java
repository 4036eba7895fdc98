package io.polypath.agent.clerk;

import io.polypath.agent.port.AttributePort;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

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

    @Override
    public List<String> partitions(String disk) {
        try (Stream<Path> below = Files.list(Path.of("/sys/class/block", disk))) {
            return below.filter(entry -> Files.exists(entry.resolve("partition")))
                    .map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }
}
