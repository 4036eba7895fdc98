package io.polypath.agent.scribe;

import java.util.ArrayList;
import java.util.List;

/** A log that somebody reads. */
final class Lines implements LogSink {

    final List<String> texts = new ArrayList<>();
    final List<Severity> severities = new ArrayList<>();
    final List<Long> times = new ArrayList<>();

    @Override
    public void line(Severity severity, long wallNs, String text) {
        severities.add(severity);
        times.add(wallNs);
        texts.add(text);
    }
}
