package io.polypath.sim.mapper;

import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.map.TableGroup;
import io.polypath.agent.map.TablePath;
import io.polypath.ffm.sys.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What came of loading a table.
 *
 * @param target null when it was refused
 * @param error 0, or minus errno: EINVAL (makes no sense, or a path is smaller than the map), ENXIO (no such path)
 */
record TargetLoading(MultipathTarget target, int error) {

    static TargetLoading of(String parameters, long sectors, boolean readOnly, Function<String, Backing> backings) {
        MapTable table = KernelTable.parse(parameters).orNull();
        if (table == null || sectors <= 0) {
            return refused(-Errno.EINVAL);
        }
        List<Backing> opened = new ArrayList<>();
        List<TargetGroup> groups = new ArrayList<>();
        int error = 0;
        for (int i = 0; i < table.groups().size() && error == 0; i++) {
            error = add(table.groups().get(i), sectors, backings, opened, groups);
        }
        if (error < 0) {
            opened.forEach(Backing::release);
            return refused(error);
        }
        return new TargetLoading(new MultipathTarget(table, groups, sectors, readOnly), 0);
    }

    private static int add(
            TableGroup group, long sectors, Function<String, Backing> backings, List<Backing> opened, List<TargetGroup> groups) {
        SelectorFigures figures = SelectorFigures.of(group.selector().name());
        if (figures == null || group.paths().isEmpty() || group.pathArgs() > figures.inTable()) {
            return -Errno.EINVAL;
        }
        List<TargetPath> paths = new ArrayList<>();
        for (TablePath path : group.paths()) {
            Backing backing = backings.apply(path.devT());
            if (backing == null) {
                return -Errno.ENXIO;
            }
            opened.add(backing);
            if (backing.sectors() < sectors) {
                return -Errno.EINVAL;
            }
            paths.add(new TargetPath(path.devT(), backing, path.args()));
        }
        groups.add(new TargetGroup(group.selector(), figures, paths));
        return 0;
    }

    private static TargetLoading refused(int error) {
        return new TargetLoading(null, error);
    }
}
