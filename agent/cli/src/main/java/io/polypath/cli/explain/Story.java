package io.polypath.cli.explain;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.Trouble;
import io.polypath.cli.show.PathSpec;
import io.polypath.cli.show.PathView;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The chapters of a story, oldest first: the run before, as long as its files are there, and the newest run. Owned by one command. */
final class Story implements AutoCloseable {

    private static final String LANE = "owner";

    private final RuntimeFiles files;
    private final PathSpec spec;
    private final List<Chapter> chapters = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private Story(RuntimeFiles files, PathSpec spec) {
        this.files = files;
        this.spec = spec;
    }

    /**
     * Opens what there is.
     *
     * @throws Failure when nothing of it can be read
     */
    static Story open(RuntimeFiles files, PathSpec spec) throws Failure {
        Story story = new Story(files, spec);
        story.add(true);
        story.add(false);
        if (story.chapters.isEmpty()) {
            throw new Failure(story.troubles.isEmpty() ? Snapshot.missing(files.flight(LANE)) : story.troubles.getLast());
        }
        return story;
    }

    /** Oldest first; at least one. */
    List<Chapter> chapters() {
        return chapters;
    }

    /** What could not be read, a sentence each. */
    List<String> troubles() {
        return troubles;
    }

    /**
     * Opens the chapter of a run that began after the newest one here, and makes it the newest.
     *
     * @return the chapter, or null when there is none yet
     */
    Chapter nextRun() {
        Path file = files.flight(LANE);
        try {
            if (Chapter.runOf(file).equals(chapters.getLast().run())) {
                return null;
            }
            Chapter chapter = Chapter.open(file, subject(file, false));
            chapters.add(chapter);
            return chapter;
        } catch (IOException notThere) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        for (Chapter chapter : chapters) {
            chapter.close();
        }
    }

    private void add(boolean previous) {
        Path file = previous ? previous(files.flight(LANE)) : files.flight(LANE);
        if (!Files.exists(file)) {
            return;
        }
        try {
            chapters.add(Chapter.open(file, subject(file, previous)));
        } catch (IOException e) {
            troubles.add(Trouble.sentence(e));
        }
    }

    /** What the tables of the same run tell about names: records that had them may be overwritten. */
    private Subject subject(Path flightFile, boolean previous) throws IOException {
        Subject subject = new Subject(spec);
        RunIdentity run = Chapter.runOf(flightFile);
        learn(previous ? previous(files.paths()) : files.paths(), PathRow.BYTES, run, table -> PathView.of(table).forEach(subject::learn));
        learn(previous ? previous(files.maps()) : files.maps(), MapRow.BYTES, run, table -> MapView.of(table).forEach(subject::learn));
        return subject;
    }

    /** Nothing where there is no table of that run. */
    private static void learn(Path file, int rowBytes, RunIdentity run, Consumer<Snapshot> learner) {
        try {
            Snapshot table = Snapshot.read(file, rowBytes);
            if (table.writer().run().equals(run)) {
                learner.accept(table);
            }
        } catch (Failure withoutTable) {
            return;
        }
    }

    private static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + RunDirectory.PREVIOUS_SUFFIX);
    }
}
