package io.polypath.agent.clerk;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Text;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.udev.sysfs.AttributeReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** sysfs of this host. Clerk lane only. */
public final class KernelAttributePort implements AttributePort {

    /** Attributes are shorter than a page. */
    private static final int TEXT_BYTES = 4_096;

    private final Sys sys;
    private final AttributeReader files;
    private final MemorySegment text;

    /** @param arena the lane's */
    public KernelAttributePort(Arena arena) {
        sys = new Sys(arena);
        files = new AttributeReader(arena);
        text = arena.allocate(TEXT_BYTES);
    }

    @Override
    public int write(String attribute, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > TEXT_BYTES) {
            return -Errno.EINVAL;
        }
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, text, 0, bytes.length);
        int file = files.open(AttributeReader.ANYWHERE, attribute, Linux.O_WRONLY());
        if (file < 0) {
            return file;
        }
        long written = sys.write(file, text, bytes.length);
        sys.close(file);
        return written < 0 ? (int) written : written == bytes.length ? 0 : -Errno.EIO;
    }

    @Override
    public AttributeText read(String attribute) {
        int length = files.read(AttributeReader.ANYWHERE, attribute);
        return length < 0 ? new AttributeText(length, "") : new AttributeText(0, Text.of(files.content(), length).strip());
    }

    /** A partition's name begins with its disk's; of the other entries, some forty, none has to be looked into. */
    @Override
    public List<String> partitions(String disk) {
        Path directory = Path.of("/sys/class/block", disk);
        String[] names = directory.toFile().list();
        if (names == null) {
            return List.of();
        }
        List<String> partitions = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(disk) && Files.exists(directory.resolve(name).resolve("partition"))) {
                partitions.add(name);
            }
        }
        return partitions;
    }
}
