package io.polypath.agent.show;

import io.polypath.agent.config.blacklist.BlacklistRule;
import io.polypath.agent.config.blacklist.Criterion;
import io.polypath.agent.config.blacklist.RuleSet;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.NativeMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code show devices}: every block device of the host, and whether it is watched. */
public final class DevicesPage {

    /**
     * A block device, partitions and maps included.
     *
     * @param name kernel name
     * @param hidden sysfs {@code hidden}: the kernel keeps it for itself
     */
    public record Device(String name, boolean hidden) {}

    private DevicesPage() {}

    /**
     * The page; a path that is watched stands one blank further to the right.
     *
     * @param nativeMaps what the kernel joins by itself, as far as it is to be shown
     */
    public static void of(Sheet page, HostView host, List<Device> devices, List<NativeMap> nativeMaps) {
        Set<String> watched = new HashSet<>();
        host.paths().forEach(path -> watched.add(path.identity().name()));
        Set<String> foreign = new HashSet<>();
        nativeMaps.forEach(map -> foreign.add(map.disk()));
        RuleSet rules = host.conf().blacklist().rules(Criterion.DEVNODE);
        page.append("available block devices:\n");
        for (Device device : devices) {
            page.append("    ").append(device.name()).append(' ');
            if (watched.contains(device.name())) {
                page.append(" devnode whitelisted, monitored\n");
            } else if (device.hidden()) {
                page.append("hidden, unmonitored\n");
            } else if (foreign.contains(device.name())) {
                page.append("foreign, monitored\n");
            } else {
                page.append(leftAlone(rules, device.name()) ? "devnode blacklisted" : "devnode whitelisted");
                page.append(", unmonitored\n");
            }
        }
    }

    private static boolean leftAlone(RuleSet rules, String name) {
        return !matches(rules.exceptions(), name) && matches(rules.rules(), name);
    }

    private static boolean matches(List<BlacklistRule> rules, String name) {
        return rules.stream().anyMatch(rule -> rule.pattern() != null && rule.pattern().matches(name));
    }
}
