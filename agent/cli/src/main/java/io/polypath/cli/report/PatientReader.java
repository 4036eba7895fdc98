package io.polypath.cli.report;

import io.polypath.cli.runtime.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads parts, each by a thread of its own for a limited time: its file may be on the disk that is gone. Used by one thread.
 */
public final class PatientReader {

    private final Duration patience;
    private final List<String> missing = new ArrayList<>();

    /** @param patience for each part */
    public PatientReader(Duration patience) {
        this.patience = patience;
    }

    /** @return null when it could not be had */
    public byte[] read(Part part) throws InterruptedException {
        FutureTask<byte[]> reading = new FutureTask<>(part.source()::read);
        Thread.ofPlatform().daemon().name("reads " + part.name()).start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            missing.add(part.name() + ": no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            missing.add(part.name() + ": " + reason(failed.getCause()));
        }
        return null;
    }

    /** What could not be had, a line each: the part, and why. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private static String reason(Throwable cause) {
        String sentence = cause instanceof IOException trouble ? Trouble.sentence(trouble) : cause.getMessage();
        return sentence == null ? cause.toString() : sentence.strip().lines().findFirst().orElse("");
    }
}
