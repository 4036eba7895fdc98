package io.polypath.cli.explain;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Writer;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.PathSpec;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tells the story of the paths that somebody asked about, as much of it as was asked for. Owned by one command. */
public final class Telling {

    private final Request request;
    private final Narrator narrator;
    private final Deque<Scene> scenes = new ArrayDeque<>();
    private Chapter begun;
    private boolean ended;
    private boolean anythingKnown;
    private boolean anythingTold;
    private boolean live;
    private boolean runs;

    private Telling(Request request, Narrator narrator) {
        this.request = request;
        this.narrator = narrator;
    }

    /** What passes the time while a story that is followed has nothing new. */
    @FunctionalInterface
    public interface Pause {
        /** Waits a little. @return false to end the story */
        boolean pause() throws InterruptedException;
    }

    /** A telling for people. */
    public static Telling forPeople(Request request, Screen screen) {
        return new Telling(request, new StoryText(screen));
    }

    /** A telling in JSON, an object per line. */
    public static Telling inJson(Request request, Screen screen) throws IOException {
        return new Telling(request, new StoryJson(screen));
    }

    /** The same at the pace at which things happened. */
    public Telling paced(Pace pace, Clock clock) {
        return new Telling(request, new PacedNarrator(narrator, pace, clock));
    }

    /**
     * Tells the story.
     *
     * @param pause asked only where the story is followed
     * @throws Failure when nothing can be read, or nothing is known of the paths
     * @throws IOException when a file became unreadable meanwhile
     */
    public void tell(RuntimeFiles files, Pause pause) throws Failure, IOException, InterruptedException {
        try (Story story = Story.open(files, request.spec())) {
            for (String trouble : story.troubles()) {
                narrator.note(trouble);
            }
            for (Chapter chapter : story.chapters()) {
                chapter.tell(this::keep);
            }
            if (!request.follow()) {
                requireAnything();
            }
            tellKept();
            endLast();
            if (!anythingTold) {
                narrator.note("nothing is recorded about " + request.spec().text() + " yet");
                narrator.flush();
            }
            live = true;
            runs = runs(story.chapters().getLast());
            while (request.follow() && pause.pause()) {
                follow(story);
            }
        }
    }

    private void follow(Story story) throws IOException {
        Chapter newest = story.chapters().getLast();
        long overwritten = newest.overwritten();
        newest.tell(this::keep);
        if (newest.overwritten() > overwritten) {
            narrator.note("fell behind: " + (newest.overwritten() - overwritten) + " records were overwritten before they could be told");
        }
        Chapter next = story.nextRun();
        if (next != null) {
            next.tell(this::keep);
        }
        tellKept();
        boolean ran = runs;
        Chapter last = next == null ? newest : next;
        runs = runs(last);
        if (ran && !runs && next == null) {
            narrator.note("the daemon, process " + last.run().pid() + ", has ended; another one that starts here will be followed");
            narrator.flush();
        }
    }

    private static boolean runs(Chapter chapter) {
        return Writer.of(chapter.run()).running();
    }

    /** Where all are told, none is kept for longer than it takes; how many are wanted of the past says nothing of what comes. */
    private void keep(Scene scene) throws IOException {
        anythingKnown = true;
        if (scene.wallNs() < request.sinceNs()) {
            return;
        }
        if (live || request.last() == Long.MAX_VALUE) {
            tell(scene);
            return;
        }
        scenes.addLast(scene);
        if (scenes.size() > request.last()) {
            scenes.removeFirst();
        }
    }

    private void requireAnything() throws Failure {
        if (scenes.isEmpty() && !anythingTold) {
            String text = request.spec().equals(PathSpec.EVERYTHING) ? "any path or map" : request.spec().text();
            throw new Failure(anythingKnown
                    ? "nothing is recorded about " + text + " since then"
                    : "nothing is recorded about " + text + "; \"polypath show paths\" lists the paths there are");
        }
    }

    private void tellKept() throws IOException {
        for (Scene scene : scenes) {
            tell(scene);
        }
        scenes.clear();
        narrator.flush();
    }

    private void tell(Scene scene) throws IOException {
        if (scene.chapter() != begun) {
            endLast();
            begun = scene.chapter();
            ended = false;
            narrator.begin(begun);
        }
        anythingTold = true;
        narrator.scene(scene);
    }

    private void endLast() throws IOException {
        if (begun != null && !ended) {
            ended = true;
            narrator.end(begun);
            narrator.flush();
        }
    }
}
