package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel reports of a {@code multipath} target's life (dm-mpath.c, STATUSTYPE_INFO).
 *
 * <pre>
 * #FEATURES QUEUED PGINITS #HANDLER HANDLERARG… #GROUPS NEXT
 *     { A|E|D #SELECTOR SELECTORARG… #PATHS #PATHARGS { MAJOR:MINOR A|F FAILS ARG… }… }…
 * </pre>
 *
 * @param featureArgs queued I/O and activations of hardware handlers, as far as the kernel reports them
 * @param nextGroup the group that takes I/O, or will; from 1, 0 when there is none
 */
public record KernelStatus(
        List<String> featureArgs, List<String> handlerArgs, int nextGroup, List<StatusGroup> groups) {

    private static final long MAX_COUNT = 0xffff_ffffL;

    public KernelStatus {
        featureArgs = List.copyOf(featureArgs);
        handlerArgs = List.copyOf(handlerArgs);
        groups = List.copyOf(groups);
    }

    /** Reads a text of any origin. */
    public static Parsed<KernelStatus> parse(String text) {
        Words words = new Words(text);
        List<String> features = words.take(words.count(1));
        List<String> handler = words.take(words.count(1));
        int count = words.count(4);
        int next = (int) words.number(count);
        List<StatusGroup> groups = new ArrayList<>();
        for (int i = 0; i < count && words.ok(); i++) {
            groups.add(group(words));
        }
        return words.end(new KernelStatus(features, handler, next, groups));
    }

    private static StatusGroup group(Words words) {
        GroupState state = GroupState.ofWord(words.next());
        if (state == null) {
            words.failBack(TextFault.NOT_A_STATE);
        }
        List<String> selectorArgs = words.take(words.count(1));
        int count = words.count(3);
        int args = (int) words.number(Integer.MAX_VALUE);
        List<StatusPath> paths = new ArrayList<>();
        for (int i = 0; i < count && words.ok(); i++) {
            paths.add(path(words, args));
        }
        return new StatusGroup(state, selectorArgs, paths);
    }

    private static StatusPath path(Words words, int args) {
        String devT = words.next();
        if (!DeviceNumber.isValid(devT)) {
            words.failBack(TextFault.NOT_A_DEVICE);
        }
        String state = words.next();
        if (!state.equals("A") && !state.equals("F")) {
            words.failBack(TextFault.NOT_A_STATE);
        }
        return new StatusPath(devT, state.equals("A"), words.number(MAX_COUNT), words.take(args));
    }

    /** Whether I/O waits in the kernel: its first feature argument, "queued" in {@code show} of multipath-tools. */
    public boolean queuesNow() {
        return !featureArgs.isEmpty() && !featureArgs.getFirst().equals("0");
    }

    /**
     * Compares with the table that was read before: two calls, between which somebody may have loaded another table.
     *
     * @return null when both speak of the same groups and paths in the same order
     */
    public TextFault disagreement(MapTable table) {
        if (groups.size() != table.groups().size()) {
            return TextFault.OTHER_GROUPS;
        }
        for (int i = 0; i < groups.size(); i++) {
            List<String> here = groups.get(i).paths().stream().map(StatusPath::devT).toList();
            List<String> there = table.groups().get(i).paths().stream().map(TablePath::devT).toList();
            if (!here.equals(there)) {
                return TextFault.OTHER_PATHS;
            }
        }
        return null;
    }

    /**
     * The minio that a path really has. {@code least-pending} alone reports it in the status, as the number before the
     * colon of its first argument; all others report it in the table.
     *
     * @param group from 0
     * @param path from 0
     * @return the status's number if it has one, otherwise the table's
     */
    public long minio(MapTable table, int group, int path) {
        TableGroup inTable = table.groups().get(group);
        List<String> args = groups.get(group).paths().get(path).args();
        if (inTable.selector().leastPending() && !args.isEmpty()) {
            long reported = Words.decimal(args.getFirst().split(":", 2)[0], MAX_COUNT);
            return reported >= 0 ? reported : inTable.paths().get(path).minio();
        }
        return inTable.paths().get(path).minio();
    }
}
