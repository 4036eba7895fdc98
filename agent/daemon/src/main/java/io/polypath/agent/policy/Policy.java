package io.polypath.agent.policy;

import io.polypath.agent.config.effective.ConfiguredNames;
import io.polypath.agent.config.effective.EffectiveConfig;
import io.polypath.agent.config.effective.EffectiveSettings;
import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.config.effective.PathSettings;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.topology.Wwid;

/**
 * The configuration in force, and what it says about each path. Owner lane only.
 *
 * <p>Settings of a path are worked out once and kept until its identity or the configuration changes.
 */
public final class Policy {

    private final PathPolicy[] paths;
    private MultipathConf conf;
    private EffectiveConfig effective;
    private GlobalSettings globals;
    private ConfiguredNames names;
    private long version;

    /** @param maxPaths rows of the path table */
    public Policy(MultipathConf conf, int maxPaths) {
        paths = new PathPolicy[maxPaths];
        replace(conf);
    }

    /** From now on another configuration holds. */
    public void replace(MultipathConf fresh) {
        conf = fresh;
        effective = new EffectiveConfig(fresh);
        globals = GlobalSettings.of(fresh);
        names = ConfiguredNames.of(fresh.multipaths());
        version++;
    }

    public MultipathConf conf() {
        return conf;
    }

    public GlobalSettings globals() {
        return globals;
    }

    /** The names that are configured, and whose they are. */
    public ConfiguredNames names() {
        return names;
    }

    /** Grows with every {@link #replace}. */
    public long version() {
        return version;
    }

    /** What holds for a path. */
    public PathSettings of(Path path) {
        return policyOf(path).settings();
    }

    /** What holds for the map of a path, as far as this path can tell. */
    public MapSettings mapSettings(Path path) {
        return policyOf(path).effective().mapSettings();
    }

    /** What holds for a map none of whose paths is known. */
    public MapSettings mapSettings(Wwid wwid) {
        return effective.forPath(new PathKey("", "", "", "", "", wwid.text())).mapSettings();
    }

    /** What holds for a map without paths that has had this one. */
    public MapSettings mapSettings(Wwid wwid, PathIdentity gone) {
        return effective.forPath(key(gone, wwid)).mapSettings();
    }

    /** The same with the origin of each value. */
    public EffectiveSettings effective(Path path) {
        return policyOf(path).effective();
    }

    private PathPolicy policyOf(Path path) {
        PathPolicy known = paths[path.row];
        if (known == null || !known.holdsFor(path, version)) {
            known = new PathPolicy(path.tenant, path.wwid(), version, effective.forPath(key(path)));
            paths[path.row] = known;
        }
        return known;
    }

    private static PathKey key(Path path) {
        return key(path.identity(), path.wwid());
    }

    private static PathKey key(PathIdentity identity, Wwid wwid) {
        return new PathKey(
                identity.name(),
                identity.vendor(),
                identity.product(),
                identity.revision(),
                identity.protocol(),
                wwid == null ? null : wwid.text());
    }

    /** What holds for a disk that is no path yet. */
    public PathSettings of(PathIdentity identity) {
        return effective.forPath(key(identity, null)).pathSettings();
    }
}
