package io.polypath.cli.command;

/** What the exit status of every command says. */
public final class ExitCode {

    public static final int OK = 0;

    /** It did not work, or what was asked for was not found. */
    public static final int FAILED = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    static final String OK_LINE = "0:It worked.";
    static final String FAILED_LINE = "1:It did not work, or what was asked for was not found.";
    static final String USAGE_LINE = "2:The command line makes no sense.";

    private ExitCode() {}
}
