package io.polypath.agent.record;

import io.polypath.agent.map.AliasRequest;
import io.polypath.agent.transport.PathTuning;
import java.util.List;
import java.util.Map;

/** What the owner asks of the clerk: files, which may block. Allocated per errand: errands are rare. */
public sealed interface Errand permits ClaimErrand, Errand.LoadState, Errand.ChooseNames, Errand.LoadConf, Errand.Remember,
        Errand.Forget, Errand.WriteAttribute, Errand.Tune, Errand.MarkPort, Errand.ReadKey,
        Errand.WriteKey, Errand.LimitWaiting {

    /** Read what is known from earlier: the wwids file. */
    record LoadState() implements Errand {}

    /**
     * Choose names for maps, and bind those that are new.
     *
     * @param requests one per map
     * @param namesInUse the maps that there are, WWID by name
     * @param configured the names that the configuration gives, WWID by name
     */
    record ChooseNames(List<NameRequest> requests, Map<String, String> namesInUse, Map<String, String> configured)
            implements Errand {

        public ChooseNames {
            requests = List.copyOf(requests);
            namesInUse = Map.copyOf(namesInUse);
            configured = Map.copyOf(configured);
        }
    }

    /**
     * The name of one map.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     */
    record NameRequest(int map, int mapGeneration, AliasRequest alias) {}

    /**
     * Read the configuration again.
     *
     * @param reloadAll whether every map's table is loaded again, whatever differs
     */
    record LoadConf(boolean reloadAll) implements Errand {}

    /** Write down that a logical unit is a map. */
    record Remember(String wwid) implements Errand {}

    /** Take that back. */
    record Forget(String wwid) implements Errand {}

    /**
     * Write a sysfs attribute.
     *
     * @param attribute absolute path
     */
    record WriteAttribute(String attribute, String text) implements Errand {}

    /**
     * Have the kernel itself end the waiting of I/O without a path, unless an administrator has set that.
     *
     * @param seconds 0 never
     */
    record LimitWaiting(long seconds) implements Errand {}

    /**
     * Have the kernel treat an FC remote port as marginal or no longer so; one that is in another state than online or marginal is
     * left alone.
     *
     * @param portDevice {@code rport-H:C-N}
     */
    record MarkPort(String portDevice, boolean marginal) implements Errand {}

    /**
     * Set up the queue and the transport of a path. Always answered.
     *
     * @param path row of the path
     * @param pathGeneration which tenant of the row
     */
    record Tune(int path, int pathGeneration, PathTuning tuning) implements Errand {}

    /**
     * Look a logical unit's reservation key up in the prkeys file.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     */
    record ReadKey(int map, int mapGeneration, String wwid) implements Errand {}

    /**
     * Write a logical unit's reservation key to the prkeys file.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     * @param key 0 to take it out
     * @param ticket comes home with the report
     */
    record WriteKey(int map, int mapGeneration, String wwid, long key, boolean aptpl, long ticket) implements Errand {}
}
