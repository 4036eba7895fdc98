package io.polypath.agent.view;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MapAction;
import java.util.List;
import java.util.Objects;

/**
 * A map.
 *
 * @param name its name, which is its WWID when it has no other
 * @param wwid identity; the device-mapper uuid without {@code mpath-}
 * @param device the device in the kernel; null while it has none
 * @param sizeBytes of the kernel's table
 * @param features of the kernel's table
 * @param handler of the kernel's table
 * @param action what was last done to it, or {@link MapAction#NOTHING}
 * @param routing when I/O fails back, and what becomes of it without a path
 * @param counters since the map is known, or since an operator set them to 0
 * @param groups in the order of the kernel's table
 */
public record MapView(
        String name,
        String wwid,
        MapDeviceView device,
        long sizeBytes,
        FeatureList features,
        HardwareHandlerSpec handler,
        MapAction action,
        RoutingView routing,
        MapCounters counters,
        List<GroupView> groups) {

    public MapView {
        Objects.requireNonNull(name);
        Objects.requireNonNull(wwid);
        Objects.requireNonNull(features);
        Objects.requireNonNull(handler);
        Objects.requireNonNull(action);
        Objects.requireNonNull(routing);
        Objects.requireNonNull(counters);
        groups = List.copyOf(groups);
    }

    /**
     * Whether the other says the same of all but the time of checks and what they said. Written out, because clients ask often and what a
     * record has of itself is slow until it is compiled.
     */
    public boolean sameButForChecks(MapView other) {
        return this == other
                || sizeBytes == other.sizeBytes
                && action == other.action
                && name.equals(other.name)
                && wwid.equals(other.wwid)
                && (device == null ? other.device == null : device.same(other.device))
                && counters.same(other.counters)
                && routing.same(other.routing)
                && (features == other.features || features.equals(other.features))
                && (handler == other.handler || handler.equals(other.handler))
                && sameGroups(other.groups);
    }

    private boolean sameGroups(List<GroupView> others) {
        boolean same = groups.size() == others.size();
        for (int i = 0; same && i < groups.size(); i++) {
            same = groups.get(i).sameButForChecks(others.get(i));
        }
        return same;
    }

    /** Paths that are up or ghost. */
    public int usablePaths() {
        int usable = 0;
        for (GroupView group : groups) {
            for (PathView path : group.paths()) {
                usable += path.health().state().usable() ? 1 : 0;
            }
        }
        return usable;
    }
}
