package io.polypath.sim.mapper;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.MapTable;
import io.polypath.ffm.sys.Errno;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The {@code multipath} target of a table: which of its paths and groups take I/O.
 *
 * <p>Groups are counted from 1; 0 is none. Guarded by the fabric's lock.
 */
final class MultipathTarget {

    private final MapTable table;
    private final List<TargetGroup> groups;
    private final long sectors;
    private final boolean readOnly;
    private boolean queues;
    private int current;
    private int next;
    private String silentDevT;

    MultipathTarget(MapTable table, List<TargetGroup> groups, long sectors, boolean readOnly) {
        this.table = table;
        this.groups = List.copyOf(groups);
        this.sectors = sectors;
        this.readOnly = readOnly;
        queues = table.features().queues();
        next = table.firstGroup();
    }

    /** Hears what a message or I/O did. */
    interface News {

        /** A path was failed or reinstated. */
        void path(TargetPath path, boolean reinstated, int validPaths);

        /** Something else changed. */
        void event();
    }

    long sectors() {
        return sectors;
    }

    boolean readOnly() {
        return readOnly;
    }

    boolean queues() {
        return queues;
    }

    boolean has(String devT) {
        return groups.stream().anyMatch(group -> group.paths.stream().anyMatch(path -> path.devT.equals(devT)));
    }

    void paths(PathVisitor visitor) {
        for (TargetGroup group : groups) {
            for (TargetPath path : group.paths) {
                visitor.path(path.devT, path.active);
            }
        }
    }

    void release() {
        groups.forEach(group -> group.paths.forEach(path -> path.backing.release()));
    }

    /** As STATUSTYPE_TABLE reports it. */
    String tableText() {
        FeatureList others = table.features().without(FeatureList.QUEUE_IF_NO_PATH);
        FeatureList features = queues ? FeatureList.NONE.with(FeatureList.QUEUE_IF_NO_PATH) : FeatureList.NONE;
        if (!others.words().isEmpty()) {
            features = features.with(String.join(" ", others.words()));
        }
        StringBuilder text = new StringBuilder(features.text());
        text.append(' ').append(table.handler().text()).append(' ').append(groups.size()).append(' ').append(shownGroup());
        groups.forEach(group -> group.appendTable(text));
        return text.toString();
    }

    /** As STATUSTYPE_INFO reports it. */
    String statusText() {
        StringBuilder text = new StringBuilder("2 0 0 0 ").append(groups.size()).append(' ').append(shownGroup());
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).appendStatus(text, i + 1 == current);
        }
        return text.toString();
    }

    private int shownGroup() {
        if (next != 0) {
            return next;
        }
        return current != 0 || groups.isEmpty() ? current : 1;
    }

    /** A target message. @return 0 or -EINVAL */
    int message(String[] words, News news) {
        if (words.length == 1) {
            return switch (words[0]) {
                case "queue_if_no_path" -> queue(true);
                case "fail_if_no_path" -> queue(false);
                default -> -Errno.EINVAL;
            };
        }
        if (words.length != 2) {
            return -Errno.EINVAL;
        }
        return switch (words[0]) {
            case "fail_path" -> onPath(words[1], path -> fail(path, news));
            case "reinstate_path" -> onPath(words[1], path -> reinstate(path, news));
            case "switch_group" -> onGroup(words[1], group -> switchTo(group, news));
            case "enable_group" -> onGroup(words[1], group -> bypass(group, false, news));
            case "disable_group" -> onGroup(words[1], group -> bypass(group, true, news));
            default -> -Errno.EINVAL;
        };
    }

    private int queue(boolean waits) {
        queues = waits;
        return 0;
    }

    private int onPath(String devT, Consumer<TargetPath> action) {
        List<TargetPath> found =
                groups.stream().flatMap(group -> group.paths.stream()).filter(path -> path.devT.equals(devT)).toList();
        found.forEach(action);
        return found.isEmpty() ? -Errno.EINVAL : 0;
    }

    private int onGroup(String number, IntConsumer action) {
        if (!number.matches("[0-9]{1,4}")) {
            return -Errno.EINVAL;
        }
        int group = Integer.parseInt(number);
        if (group < 1 || group > groups.size()) {
            return -Errno.EINVAL;
        }
        action.accept(group);
        return 0;
    }

    private void fail(TargetPath path, News news) {
        if (path.active) {
            path.active = false;
            path.fails++;
            news.path(path, false, validPaths());
        }
    }

    private void reinstate(TargetPath path, News news) {
        if (!path.active) {
            path.active = true;
            news.path(path, true, validPaths());
        }
    }

    /** Groups up to the one that is switched to are no longer passed over. */
    private void switchTo(int number, News news) {
        groups.subList(0, number).forEach(group -> group.bypassed = false);
        current = 0;
        next = number;
        news.event();
    }

    private void bypass(int number, boolean passedOver, News news) {
        groups.get(number - 1).bypassed = passedOver;
        current = 0;
        news.event();
    }

    private int validPaths() {
        return (int) groups.stream().flatMap(group -> group.paths.stream()).filter(path -> path.active).count();
    }

    /** One read or write. */
    MapIo io(News news) {
        while (true) {
            TargetPath path = choose();
            if (path == null) {
                return queues ? MapIo.QUEUED : MapIo.FAILED;
            }
            switch (path.backing.answer()) {
                case GOOD -> {
                    return MapIo.DONE;
                }
                case SILENCE -> {
                    silentDevT = path.devT;
                    return MapIo.SILENT;
                }
                case ERROR -> fail(path, news);
            }
        }
    }

    /** The path that took the last I/O to which there was no answer; null when each was answered. */
    String silentDevT() {
        return silentDevT;
    }

    /** An I/O that a path took and did not answer then. A path that it is taken back from is failed. */
    MapIo again(String devT, boolean takenBack, News news) {
        for (TargetGroup group : groups) {
            for (TargetPath path : group.paths) {
                if (path.devT.equals(devT)) {
                    return again(path, takenBack, news);
                }
            }
        }
        return io(news);
    }

    private MapIo again(TargetPath path, boolean takenBack, News news) {
        Backing.Answer answer = path.backing.answer();
        if (answer == Backing.Answer.GOOD) {
            return MapIo.DONE;
        }
        if (answer == Backing.Answer.SILENCE && !takenBack) {
            silentDevT = path.devT;
            return MapIo.SILENT;
        }
        fail(path, news);
        return io(news);
    }

    /** The path that the next I/O takes, or null; the group that it is in becomes the current one. */
    private TargetPath choose() {
        int wished = next;
        next = 0;
        for (int group : new int[] {wished, current}) {
            if (group != 0 && groups.get(group - 1).firstActive() != null) {
                current = group;
                return groups.get(group - 1).firstActive();
            }
        }
        for (boolean bypassed : new boolean[] {false, true}) {
            for (int i = 0; i < groups.size(); i++) {
                TargetPath path = groups.get(i).bypassed == bypassed ? groups.get(i).firstActive() : null;
                if (path != null) {
                    current = i + 1;
                    return path;
                }
            }
        }
        current = 0;
        return null;
    }
}
