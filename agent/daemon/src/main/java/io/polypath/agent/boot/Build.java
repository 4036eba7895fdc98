package io.polypath.agent.boot;

/** What this build calls itself, in mapped files and in {@code --version}. */
public final class Build {

    /** Version of the product. */
    public static final String VERSION = "0.1.0";

    /** Goes into the header of every mapped file. */
    public static final String ID = "polypath-" + VERSION;

    private Build() {}
}
