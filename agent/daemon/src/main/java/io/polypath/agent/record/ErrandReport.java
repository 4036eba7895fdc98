package io.polypath.agent.record;

import io.polypath.agent.config.effective.LoadedConf;
import java.util.List;
import java.util.Set;

/** What the clerk brings home. */
public sealed interface ErrandReport {

    /**
     * What the wwids file says.
     *
     * @param complaint why it could not be read, so that it says nothing; empty otherwise
     */
    record StateLoaded(Set<String> wwids, String complaint) implements ErrandReport {

        public StateLoaded {
            wwids = Set.copyOf(wwids);
        }
    }

    /** Names were chosen, one per request. */
    record NamesChosen(List<NameChoice> choices) implements ErrandReport {

        public NamesChosen {
            choices = List.copyOf(choices);
        }
    }

    /**
     * The name of one map.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     * @param alias the name; null when there is none, and the map goes by its WWID
     * @param complaint why there is none; empty otherwise
     */
    record NameChoice(int map, int mapGeneration, String alias, String complaint) {}

    /**
     * The configuration was read again.
     *
     * @param reloadAll as it was asked for
     */
    record ConfLoaded(LoadedConf conf, boolean reloadAll) implements ErrandReport {}

    /** A path was set up, as far as the kernel let it. */
    record Tuned(int path, int pathGeneration, List<Refusal> refusals) implements ErrandReport {

        public Tuned {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What the kernel did not take.
     *
     * @param attribute absolute path
     * @param error minus errno: EBUSY (the port is blocked, or the session has failed), EINVAL, EACCES or ENOENT (this kernel or driver
     *     does not have it, or only to be read)
     */
    record Refusal(String attribute, String text, int error) {}

    /**
     * What the prkeys file says.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     * @param key 0 for nothing
     * @param complaint why it could not be read, so that key and aptpl say nothing; empty otherwise
     */
    record KeyRead(int map, int mapGeneration, long key, boolean aptpl, String complaint) implements ErrandReport {}

    /**
     * A key was written to the prkeys file, or could not be.
     *
     * @param map row of the map
     * @param mapGeneration which tenant of the row
     * @param key 0 when it was taken out
     * @param ticket of the errand
     * @param complaint why it was not; empty otherwise
     */
    record KeyWritten(int map, int mapGeneration, long key, boolean aptpl, long ticket, String complaint)
            implements ErrandReport {}

    /** Something could not be written; nothing waits for it. */
    record Trouble(String what, String complaint) implements ErrandReport {}
}
