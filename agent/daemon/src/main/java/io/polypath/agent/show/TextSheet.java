package io.polypath.agent.show;

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
