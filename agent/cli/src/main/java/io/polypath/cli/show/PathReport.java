package io.polypath.cli.show;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.PathRow;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What {@code show paths} shows. */
public final class PathReport {

    private final Origin origin;
    private final Age age;
    private final List<PathView> paths;

    private PathReport(Origin origin, Age age, List<PathView> paths) {
        this.origin = origin;
        this.age = age;
        this.paths = paths;
    }

    /**
     * Reads the table of paths.
     *
     * @param clockNs CLOCK_MONOTONIC now
     * @throws Failure when there is no table to read, or no path in it that is wanted
     */
    public static PathReport read(RuntimeFiles files, PathFilter filter, long clockNs) throws Failure {
        Snapshot table = Snapshot.read(files.paths(), PathRow.BYTES);
        List<PathView> all = PathView.of(table);
        List<PathView> wanted = all.stream().filter(filter::wants).toList();
        if (wanted.isEmpty() && !filter.isOpen()) {
            throw new Failure("none of the " + StateCount.sentence(all) + " is asked for");
        }
        long lastNs = lastSign(all);
        Origin origin = new Origin(table.writer(), lastNs, WorldNote.read(files.directory()));
        return new PathReport(origin, Age.of(table.writer(), lastNs, clockNs), wanted);
    }

    /** How many paths there are. */
    public int size() {
        return paths.size();
    }

    /** {@code 12 paths: 10 up, 1 ghost, 1 down}. */
    public String summary() {
        return StateCount.sentence(paths);
    }

    /** @param wide whether all columns are shown */
    public void print(Screen screen, boolean wide) {
        origin.print(screen);
        Grid grid = PathGrid.of(paths, age, wide);
        if (!grid.isEmpty()) {
            grid.print(screen);
        }
        screen.out().println(summary());
    }

    public void write(JsonOut json) throws IOException {
        json.object();
        origin.write(json);
        json.array("paths");
        for (PathView path : paths) {
            PathJson.write(json, path, age);
        }
        json.endArray().object("states");
        for (Map.Entry<String, Integer> count : StateCount.of(paths).entrySet()) {
            json.number(count.getKey(), count.getValue());
        }
        json.endObject().endObject();
    }

    /** The newest time that any row carries and that has passed when it was written. */
    private static long lastSign(List<PathView> paths) {
        long lastNs = 0;
        for (PathView path : paths) {
            lastNs = Math.max(lastNs, Math.max(PathRow.answeredNs(path.bytes()), PathRow.sinceNs(path.bytes())));
        }
        return lastNs;
    }
}
