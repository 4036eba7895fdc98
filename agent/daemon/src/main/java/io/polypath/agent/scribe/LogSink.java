package io.polypath.agent.scribe;

/** Where log lines go. May block. Used by one lane. */
@FunctionalInterface
public interface LogSink {

    /**
     * Writes one line.
     *
     * @param wallNs when what it says happened, nanoseconds since 1970
     * @param text without a line end
     */
    void line(Severity severity, long wallNs, String text);
}
