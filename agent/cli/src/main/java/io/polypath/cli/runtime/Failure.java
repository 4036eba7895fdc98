package io.polypath.cli.runtime;

/** What a command could not do, as one sentence for whoever started it. Ends the command with status 1. */
public final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param sentence without full stop; says what to do, where there is something to do */
    public Failure(String sentence) {
        super(sentence);
    }
}
