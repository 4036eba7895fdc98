package io.polypath.agent.show;

import java.nio.charset.StandardCharsets;

/** A sheet that becomes a string and has no end. */
public final class TextSheet implements Sheet {

    private final StringBuilder text = new StringBuilder();

    /** An empty one. */
    public TextSheet() {}

    @Override
    public Sheet append(String added) {
        text.append(added);
        return this;
    }

    @Override
    public Sheet append(byte[] bytes) {
        text.append(new String(bytes, StandardCharsets.ISO_8859_1));
        return this;
    }

    @Override
    public Sheet append(char c) {
        text.append(c);
        return this;
    }

    @Override
    public boolean full() {
        return false;
    }

    /** What was written. */
    @Override
    public String toString() {
        return text.toString();
    }
}
