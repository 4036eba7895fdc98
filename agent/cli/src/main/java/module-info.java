/**
 * The command line: starts the daemon, and shows and explains what it left in its mapped files. JLine is there for the interactive shell
 * and {@code top} only, which {@code bin/polypath} adds it for, and the Prometheus library for the exporter: the daemon never sees
 * either. The latter has no module descriptors of its own.
 */
@SuppressWarnings("requires-automatic")
module io.polypath.cli {
    requires io.polypath.agent;
    requires io.polypath.sim;
    requires io.polypath.perf.report;
    requires info.picocli;
    requires com.fasterxml.jackson.core;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires static org.jline.reader;
    requires static org.jline.terminal;

    opens io.polypath.cli.command to info.picocli;
}
