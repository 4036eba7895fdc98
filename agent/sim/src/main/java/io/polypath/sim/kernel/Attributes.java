package io.polypath.sim.kernel;

import io.polypath.ffm.sys.Errno;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of sysfs that can be written, each with the value that the kernel gives a new device, and the kernel's rules for
 * those of a remote port (scsi_transport_fc.c). Guarded by the fabric's lock.
 */
public final class Attributes {

    private static final long LONGEST_BLOCK_SECONDS = 600;
    private static final Map<String, String> FRESH = Map.of(
            "dev_loss_tmo", "60",
            "fast_io_fail_tmo", "off",
            "recovery_tmo", "120",
            "I_T_nexus_loss_timeout", "2000",
            "eh_deadline", "off",
            "max_retries", "5",
            "max_sectors_kb", "1280",
            "port_state", "Online");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final List<String> written = new ArrayList<>();

    Attributes() {}

    /** What an attribute says; null when there is no such attribute. */
    public String read(String attribute) {
        return values.getOrDefault(attribute, FRESH.get(name(attribute)));
    }

    /** @return 0, or minus errno */
    public int write(String attribute, String text) {
        written.add(attribute + " " + text);
        if (refusals.containsKey(attribute)) {
            return -refusals.get(attribute);
        }
        if (!allowed(attribute, text)) {
            return -Errno.EINVAL;
        }
        values.put(attribute, text);
        return 0;
    }

    private boolean allowed(String attribute, String text) {
        String port = attribute.substring(0, attribute.lastIndexOf('/') + 1);
        return switch (name(attribute)) {
            case "fast_io_fail_tmo" -> text.equals("off")
                    || Long.parseLong(text) <= LONGEST_BLOCK_SECONDS && Long.parseLong(text) < Long.parseLong(read(port + "dev_loss_tmo"));
            case "dev_loss_tmo" ->
                !read(port + "fast_io_fail_tmo").equals("off") || Long.parseLong(text) <= LONGEST_BLOCK_SECONDS;
            default -> true;
        };
    }

    /** From now on writing this attribute fails; 0 ends that. */
    public void refuse(String attribute, int errno) {
        if (errno == 0) {
            refusals.remove(attribute);
        } else {
            refusals.put(attribute, errno);
        }
    }

    /** Everything that was ever written, {@code attribute text}, oldest first. */
    public List<String> written() {
        return List.copyOf(written);
    }

    private static String name(String attribute) {
        return attribute.substring(attribute.lastIndexOf('/') + 1);
    }
}
