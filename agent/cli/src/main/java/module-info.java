/**
 * The command line: starts the daemon, and shows and explains what it left in its mapped files. JLine is there for the interactive shell
 * only, which {@code bin/polypath} adds it for: the daemon never sees it.
 */
module io.polypath.cli {
    requires io.polypath.agent;
    requires io.polypath.sim;
    requires info.picocli;
    requires com.fasterxml.jackson.core;
    requires static org.jline.reader;
    requires static org.jline.terminal;

    opens io.polypath.cli.command to info.picocli;
}
