package io.polypath.agent.desk;

import io.polypath.tests.fuzz.Input;

/** The words that a client sends. */
public final class CommandTarget {

    private CommandTarget() {}

    /** Reads a request; what is refused is answered with a text. */
    public static void fuzzerTestOneInput(byte[] data) {
        String request = Input.text(data);
        Reading reading = Grammar.read(request);
        Input.same(reading, Grammar.read(request));
        if (reading instanceof Reading.Refused refused && refused.text().isEmpty()) {
            throw new AssertionError("refused without a word: " + request);
        }
    }
}
