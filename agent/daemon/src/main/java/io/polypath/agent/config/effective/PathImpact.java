package io.polypath.agent.config.effective;

import io.polypath.agent.config.blacklist.DeviceFacts;
import io.polypath.agent.config.blacklist.Verdict;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What another configuration means for a path and, as far as this path can tell, for its map. Options of the daemon as a whole
 * do not count, and rules about udev properties are not asked: a path's properties are not part of its key.
 *
 * @param before whether the path is left alone now
 * @param after whether it is then
 * @param changes options that have another value then; empty for a path that is left alone now or then
 */
public record PathImpact(PathKey path, Verdict before, Verdict after, List<ConfChange> changes) {

    public PathImpact {
        changes = List.copyOf(changes);
    }

    /** The paths among {@code paths} for which something differs, in their order. */
    public static List<PathImpact> of(MultipathConf before, MultipathConf after, Collection<PathKey> paths) {
        EffectiveConfig old = new EffectiveConfig(before);
        EffectiveConfig fresh = new EffectiveConfig(after);
        List<PathImpact> impacts = new ArrayList<>();
        for (PathKey path : paths) {
            Verdict was = before.blacklist().judge(facts(path));
            Verdict is = after.blacklist().judge(facts(path));
            boolean alone = was.blacklisted() || is.blacklisted();
            List<ConfChange> changes = alone ? List.of() : changes(old.forPath(path), fresh.forPath(path));
            if (was.blacklisted() != is.blacklisted() || !changes.isEmpty()) {
                impacts.add(new PathImpact(path, was, is, changes));
            }
        }
        return impacts;
    }

    /** Whether the path is one now and none then. */
    public boolean goes() {
        return !before.blacklisted() && after.blacklisted();
    }

    /** Whether the path is none now and one then. */
    public boolean comes() {
        return before.blacklisted() && !after.blacklisted();
    }

    private static DeviceFacts facts(PathKey path) {
        return new DeviceFacts(path.devnode(), List.of(), "", path.vendor(), path.product(), path.protocol(), path.wwid());
    }

    private static List<ConfChange> changes(EffectiveSettings old, EffectiveSettings fresh) {
        List<ConfChange> changes = new ArrayList<>();
        for (ConfigOption option : ConfigOption.values()) {
            Value was = old.value(option);
            Value is = fresh.value(option);
            if (option.concernsPaths() && !Objects.equals(was, is)) {
                changes.add(new ConfChange(old.path().devnode(), option.keyword(), was, is));
            }
        }
        return changes;
    }
}
