/** The command line: starts the daemon, and shows and explains what it left in its mapped files. */
module io.polypath.cli {
    requires io.polypath.agent;
    requires io.polypath.sim;
    requires info.picocli;
    requires com.fasterxml.jackson.core;

    opens io.polypath.cli.command to info.picocli;
}
