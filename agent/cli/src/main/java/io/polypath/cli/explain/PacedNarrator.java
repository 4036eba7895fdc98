package io.polypath.cli.explain;

import io.polypath.agent.port.Clock;
import io.polypath.agent.scribe.SpanText;
import java.io.IOException;

/**
 * Tells a story at the pace at which it happened, or a multiple of it. A gap longer than a limit is cut short and said to be one. Owned by
 * one command.
 */
final class PacedNarrator implements Narrator {

    private final Narrator narrator;
    private final Pace pace;
    private final Clock clock;
    private long beforeNs = Long.MIN_VALUE;
    private long dueNs;

    PacedNarrator(Narrator narrator, Pace pace, Clock clock) {
        this.narrator = narrator;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public void begin(Chapter chapter) throws IOException {
        narrator.begin(chapter);
    }

    @Override
    public void scene(Scene scene) throws IOException {
        if (beforeNs == Long.MIN_VALUE) {
            dueNs = clock.nanoTime();
        } else {
            await(Math.max(0, scene.wallNs() - beforeNs));
        }
        beforeNs = Math.max(beforeNs, scene.wallNs());
        narrator.scene(scene);
    }

    @Override
    public void end(Chapter chapter) throws IOException {
        narrator.end(chapter);
    }

    @Override
    public void note(String sentence) throws IOException {
        narrator.note(sentence);
    }

    @Override
    public void flush() throws IOException {
        narrator.flush();
    }

    private void await(long gapNs) throws IOException {
        long waitNs = (long) Math.min(gapNs / pace.speed(), Long.MAX_VALUE / 4.0);
        if (waitNs > pace.longestNs()) {
            narrator.note("… nothing for " + SpanText.of(gapNs));
            waitNs = pace.longestNs();
            dueNs = clock.nanoTime();
        }
        dueNs += waitNs;
        if (dueNs > clock.nanoTime()) {
            narrator.flush();
            pace.sleeper().until(dueNs);
        }
    }
}
