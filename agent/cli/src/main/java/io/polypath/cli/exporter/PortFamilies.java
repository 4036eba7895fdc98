package io.polypath.cli.exporter;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.PortRow.Field;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.show.PathView;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** What is told of ports and of the arrays behind them: their number bounds the series, not that of paths. */
final class PortFamilies {

    private static final String[] NAME = {"scsi_host", "target_port", "array"};
    private static final String[] INFO = {
        "scsi_host", "target_port", "array", "hba", "host_port", "protocol", "vendor", "product", "host_switch", "target_switch",
    };

    private final SwitchNames switches;

    PortFamilies(SwitchNames switches) {
        this.switches = switches;
    }

    void add(MetricSnapshots.Builder into, Picture picture) {
        List<PortView> ports = picture.ports();
        int rows = ports.stream().mapToInt(PortView::row).max().orElse(-1) + 1;
        long[] paths = new long[rows];
        long[] usable = new long[rows];
        for (PathView path : picture.paths()) {
            int row = PathRow.port(path.bytes());
            if (row >= 0 && row < rows) {
                paths[row]++;
                usable[row] += PathFamilies.isUsable(path) ? 1 : 0;
            }
        }
        addPorts(into, ports, paths, usable);
        ArrayFamilies.add(into, ports, paths, usable);
    }

    private void addPorts(MetricSnapshots.Builder into, List<PortView> ports, long[] paths, long[] usable) {
        Gauges info = new Gauges("polypath_port_info", "What a SCSI host sees of a target's port, and what lies between them.");
        Gauges pathCounts = new Gauges("polypath_port_paths", "Paths through the port.");
        Gauges usableCounts = new Gauges("polypath_port_paths_usable", "Paths through the port that are usable.");
        Counters failures = new Counters("polypath_port_path_failures", "Paths through the port that ceased to be usable.");
        Counters deadlines = new Counters("polypath_port_deadlines", "Commands that were not answered in time.");
        DeviceTimes times = new DeviceTimes(
                "polypath_port_device_time_seconds", "How long the device took to answer a check, from submission to completion.");
        for (PortView port : ports) {
            Labels name = Labels.of(NAME, new String[] {port.host(), port.targetPort(), port.array()});
            info.add(Labels.of(INFO, info(port)), 1);
            pathCounts.add(name, paths[port.row()]);
            usableCounts.add(name, usable[port.row()]);
            failures.add(name, PortRow.failures(port.bytes()));
            deadlines.add(name, PortRow.deadlines(port.bytes()));
            times.add(name, port.answers(), PortRow.sumNs(port.bytes()));
        }
        into.metricSnapshot(info.done()).metricSnapshot(pathCounts.done()).metricSnapshot(usableCounts.done());
        into.metricSnapshot(failures.done()).metricSnapshot(deadlines.done()).metricSnapshot(times.done());
    }

    private String[] info(PortView port) {
        return new String[] {
            port.host(),
            port.targetPort(),
            port.array(),
            port.adapter(),
            port.text(Field.HOST_PORT),
            port.text(Field.PROTOCOL),
            port.text(Field.VENDOR),
            port.text(Field.PRODUCT),
            switches.ofHost(port.host()),
            switches.ofTarget(port.host(), port.targetPort()),
        };
    }
}
