package io.polypath.agent.survey;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.SurveyPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** sysfs, the udev database and device nodes of this host. Surveyor lane only: every call may block. */
public final class KernelSurveyPort implements SurveyPort {

    private static final Path BLOCK = Path.of("/sys/block");
    private static final Path UDEV_CONTROL = Path.of("/run/udev/control");
    private static final Path UDEV_DATA = Path.of("/run/udev/data");
    private static final long SECTOR_BYTES = 512;

    private final Sys sys;

    public KernelSurveyPort(Arena arena) {
        sys = new Sys(arena);
    }

    @Override
    public List<DiskKey> list() {
        List<DiskKey> disks = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(BLOCK, "sd*")) {
            for (Path name : names) {
                DiskKey key = key(name.getFileName().toString());
                if (key != null) {
                    disks.add(key);
                }
            }
        } catch (IOException noSysfs) {
            return List.of();
        }
        return disks;
    }

    private static DiskKey key(String name) {
        Path disk = BLOCK.resolve(name);
        String[] numbers = text(disk.resolve("dev")).split(":");
        if (numbers.length != 2) {
            return null;
        }
        return new DiskKey(
                name, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), number(disk.resolve("diskseq")));
    }

    @Override
    public DiskSurvey survey(String name) {
        DiskKey key = key(name);
        Path disk = BLOCK.resolve(name);
        Path device = real(disk.resolve("device"));
        Hctl address = device == null ? null : Hctl.parse(device.getFileName().toString());
        if (key == null || address == null) {
            return null;
        }
        Map<String, String> udev = new HashMap<>();
        boolean initialised = readUdev(key, udev);
        Transport transport = Transport.of(device);
        return new DiskSurvey(
                key,
                address,
                text(device.resolve("vendor")),
                text(device.resolve("model")),
                text(device.resolve("rev")),
                number(disk.resolve("size")) * SECTOR_BYTES,
                number(disk.resolve("ro")) != 0,
                text(device.resolve("state")),
                transport.protocol(),
                transport.targetPort(),
                (int) number(Path.of("/sys/class/scsi_host/host" + address.host() + "/can_queue")),
                (int) number(device.resolve("timeout")) * 1_000,
                udev,
                initialised,
                openGeneric(device),
                open("/dev/" + name, Linux.O_RDONLY() | Linux.O_NONBLOCK()),
                open(device.toString(), Linux.O_RDONLY()));
    }

    private int openGeneric(Path device) {
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(device.resolve("scsi_generic"), "sg*")) {
            for (Path node : nodes) {
                return open("/dev/" + node.getFileName(), Linux.O_RDWR() | Linux.O_NONBLOCK());
            }
        } catch (IOException noGenericNode) {
            return -Errno.ENOENT;
        }
        return -Errno.ENOENT;
    }

    private int open(String path, int flags) {
        try (Arena once = Arena.ofConfined()) {
            return sys.open(CString.allocate(once, path), flags | Linux.O_CLOEXEC(), 0);
        }
    }

    private static boolean readUdev(DiskKey key, Map<String, String> properties) {
        boolean initialised = false;
        try {
            Path file = UDEV_DATA.resolve("b" + key.major() + ":" + key.minor());
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                initialised |= line.startsWith("I:");
                int equals = line.indexOf('=');
                if (line.startsWith("E:") && equals > 0) {
                    properties.put(line.substring(2, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException notSeenByUdev) {
            return false;
        }
        return initialised;
    }

    @Override
    public void release(DiskSurvey survey) {
        close(survey.checkDevice());
        close(survey.pinDevice());
        close(survey.sysfsDirectory());
    }

    private void close(int fd) {
        if (fd >= 0) {
            sys.close(fd);
        }
    }

    @Override
    public boolean udevRuns() {
        return Files.exists(UDEV_CONTROL);
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException gone) {
            return null;
        }
    }

    private static String text(Path attribute) {
        try {
            return Files.readString(attribute, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    private static long number(Path attribute) {
        String text = text(attribute);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
