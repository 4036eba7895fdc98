package io.polypath.cli.start;

import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.show.PathReport;
import java.nio.file.Path;
import java.util.List;

/** What a daemon in the foreground says of itself on standard output. May be called from any thread. */
public interface Announcer {

    /** What is missing of the host. */
    void finding(Finding finding);

    default void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            finding(finding);
        }
    }

    /** What the daemon runs on; said before it starts. */
    void world(WorldNote world);

    /**
     * The paths have been found and checked once.
     *
     * @param paths as they are now
     * @param tookNs since the start
     * @param directory of the mapped files
     */
    void ready(PathReport paths, long tookNs, Path directory);

    /** Something was done to the simulated fabric. */
    void fault(String what);

    /** Something about the run that whoever started it should know. */
    void note(String sentence);

    /** The last line. */
    void ended(long afterNs);
}
