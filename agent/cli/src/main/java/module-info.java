/** The command line. */
module io.polypath.cli {
    requires io.polypath.agent;
    requires io.polypath.sim;
    requires info.picocli;
    requires com.fasterxml.jackson.core;
}
