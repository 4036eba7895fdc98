package io.polypath.cli.exporter;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.runtime.Count;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.WorldNote;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads the daemon's tables and writes them in the format that is asked for. One scrape at a time, from any thread. */
public final class Scrape {

    private static final String PROTOBUF = "application/vnd.google.protobuf";
    private static final Path CLASSES = Path.of("/sys/class");

    private final RuntimeFiles files;
    private final Clock clock;
    private final PathFamilies paths;
    private final SwitchNames realSwitches;
    private final SwitchNames noSwitches = new SwitchNames(null);
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** @param mostPaths paths that are told of one by one */
    public Scrape(RuntimeFiles files, Clock clock, int mostPaths) {
        this(files, clock, mostPaths, CLASSES);
    }

    Scrape(RuntimeFiles files, Clock clock, int mostPaths, Path classes) {
        this.files = files;
        this.clock = clock;
        paths = new PathFamilies(mostPaths);
        realSwitches = new SwitchNames(classes);
    }

    /** A page of figures. */
    record Page(String type, byte[] bytes) {}

    /** @param accept the header of that name, or null */
    synchronized Page page(String accept) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(withoutProtobuf(accept));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(bytes, snapshots());
        return new Page(writer.getContentType(), bytes.toByteArray());
    }

    /** A Prometheus with native histograms wants protocol buffers most, whose writer is not among the modules here, and takes text too. */
    private static String withoutProtobuf(String accept) {
        return accept == null ? null : Arrays.stream(accept.split(","))
                .filter(type -> !type.contains(PROTOBUF))
                .collect(Collectors.joining(","));
    }

    private MetricSnapshots snapshots() {
        MetricSnapshots.Builder into = MetricSnapshots.builder();
        try {
            Picture picture = Picture.read(files);
            long nowNs = clock.nanoTime();
            DaemonFamilies.add(into, picture, nowNs);
            if (picture.writer().running()) {
                paths.add(into, picture);
                new PortFamilies(switches(picture.world(), nowNs)).add(into, picture);
                MapFamilies.add(into, picture.maps());
                LaneFamilies.add(into, picture.lanes(), nowNs);
                LaneFamilies.addStages(into, picture.latencies());
                CountFamilies.add(into, Count.read(files, picture.writer().run()));
            }
        } catch (Failure nothingToRead) {
            DaemonFamilies.absent(into, Files.exists(files.paths()));
        }
        return into.build();
    }

    private SwitchNames switches(WorldNote world, long nowNs) {
        SwitchNames names = world.simulated() ? noSwitches : realSwitches;
        names.refresh(nowNs);
        return names;
    }
}
