package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.metrics.PathRow;
import io.polypath.cli.recording.Recording;
import io.polypath.cli.rehearse.Likeness;
import io.polypath.cli.rehearse.SysfsTopology;
import io.polypath.cli.rehearse.TableTopology;
import io.polypath.cli.rehearse.Topology;
import io.polypath.cli.report.Secrets;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.screen.Moment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Options that say whose fabric the simulated one is to be like. What they name is read, and nothing else is done to it. */
final class TopologyOptions {

    private static final String HOST = "host";
    private static final String CONFIG = "etc/multipath.conf";
    private static final String NONE = ": does not exist";
    private static final String DROP_INS = "etc/multipath/conf.d/";
    private static final String BINDINGS = "etc/multipath/bindings";
    private static final String WWIDS = "etc/multipath/wwids";

    @Option(
            names = "--topology",
            paramLabel = "host|FILE",
            description = "On a fabric of the shape of this host's own, as the daemon that runs sees it, or sysfs where none runs; or of"
                    + " that in a recording or report, with the configuration in it if --config does not name another one. It is only"
                    + " read.")
    private String topology;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where this host's bindings and wwids are (default /etc/multipath).")
    private Path stateDirectory = Path.of("/etc/multipath");

    private Recording recording;

    boolean given() {
        return topology != null;
    }

    /**
     * Reads the shape.
     *
     * @param scratch for what has to be unpacked
     * @throws Failure when there is none
     */
    Likeness likeness(RuntimeFiles host, Path sysfs, Path scratch, ZoneId zone) throws IOException, Failure {
        Likeness likeness = Likeness.of(topology.equals(HOST) ? ofHost(host, sysfs) : ofRecording(scratch, zone));
        if (likeness.isEmpty()) {
            throw new Failure("there are no SCSI paths to be like: " + likeness.source());
        }
        return likeness;
    }

    /**
     * The recorded configuration; known after {@link #likeness}. A host without the file has the built-in one, whatever the machine has
     * that this runs on.
     *
     * @return null when the fabric is not recorded
     * @throws Failure when the host's configuration was not to be had
     */
    LoadedConf configuration(Path scratch, PrintStream err) throws IOException, Failure {
        if (recording == null) {
            return null;
        }
        Path dropIns = Files.createDirectories(scratch.resolve("conf.d"));
        Path config = Path.of("/dev/null");
        if (recording.part(CONFIG) != null) {
            config = write(CONFIG, scratch.resolve("multipath.conf"));
        } else {
            String missing = recording.missing(CONFIG);
            if (!missing.endsWith(NONE)) {
                throw new Failure("the host's configuration was not recorded" + (missing.isEmpty() ? "" : " (" + missing + ")")
                        + ": name one with --config");
            }
            err.println("the recorded host has no " + CONFIG + "; the built-in configuration is used");
        }
        for (String part : recording.parts()) {
            if (part.startsWith(DROP_INS) && part.indexOf('/', DROP_INS.length()) < 0 && part.endsWith(".conf")) {
                write(part, dropIns.resolve(part.substring(DROP_INS.length())));
            }
        }
        return ConfigOptions.load(config, dropIns);
    }

    private Path write(String part, Path file) throws IOException {
        return Files.writeString(file, Secrets.withoutTraces(new String(recording.part(part), StandardCharsets.UTF_8)));
    }

    private Topology ofHost(RuntimeFiles files, Path sysfs) throws Failure {
        byte[] bindings = state("bindings");
        byte[] wwids = state("wwids");
        return runs(files)
                ? TableTopology.read(files, "this host, as the daemon with the files in " + files.directory() + " sees it", bindings, wwids)
                : SysfsTopology.read(sysfs, bindings, wwids);
    }

    private Topology ofRecording(Path scratch, ZoneId zone) throws IOException, Failure {
        recording = Recording.open(Path.of(topology));
        Path unpacked = Files.createDirectory(scratch.resolve("recording"));
        recording.unpack(unpacked, Long.MAX_VALUE);
        String source = recording.about().getOrDefault("host", "a host") + ", as recorded at " + Moment.local(recording.endedNs(), zone);
        return TableTopology.read(new RuntimeFiles(unpacked), source, recording.part(BINDINGS), recording.part(WWIDS));
    }

    private static boolean runs(RuntimeFiles files) {
        try {
            return Snapshot.read(files.paths(), PathRow.BYTES).writer().running();
        } catch (Failure noTables) {
            return false;
        }
    }

    /** @return null where it cannot be read */
    private byte[] state(String name) {
        try {
            return Files.readAllBytes(stateDirectory.resolve(name));
        } catch (IOException noneOrNotAllowed) {
            return null;
        }
    }
}
