package io.polypath.sim.mapper;

import io.polypath.agent.map.SelectorSpec;
import java.util.List;

/** A priority group of a live table. Guarded by the fabric's lock. */
final class TargetGroup {

    final SelectorSpec selector;
    final SelectorFigures figures;
    final List<TargetPath> paths;

    /** Passed over while another group has a path. */
    boolean bypassed;

    TargetGroup(SelectorSpec selector, SelectorFigures figures, List<TargetPath> paths) {
        this.selector = selector;
        this.figures = figures;
        this.paths = List.copyOf(paths);
    }

    /** The first path that is active, or null. */
    TargetPath firstActive() {
        return paths.stream().filter(path -> path.active).findFirst().orElse(null);
    }

    void appendTable(StringBuilder text) {
        text.append(' ').append(selector.text()).append(' ').append(paths.size()).append(' ').append(figures.inTable());
        for (TargetPath path : paths) {
            text.append(' ').append(path.devT);
            for (int i = 0; i < figures.inTable(); i++) {
                text.append(' ').append(i < path.args.size() ? path.args.get(i) : "1");
            }
        }
    }

    /** @param current whether it takes I/O */
    void appendStatus(StringBuilder text, boolean current) {
        text.append(bypassed ? " D" : current ? " A" : " E");
        text.append(" 0 ").append(paths.size()).append(' ').append(figures.inStatus());
        for (TargetPath path : paths) {
            text.append(' ').append(path.devT).append(path.active ? " A " : " F ").append(path.fails);
            text.append(" 0".repeat(figures.inStatus()));
        }
    }
}
