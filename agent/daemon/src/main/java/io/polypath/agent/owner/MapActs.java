package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.keeper.MapBook;
import io.polypath.agent.keeper.MapCommands;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What clients ask of maps. Owner lane only. */
final class MapActs {

    private static final String DEVICE = "dm-";

    private final Keeper keeper;
    private final Discovery discovery;
    private final Outcomes outcomes;
    private final FadingNames fading;
    private final DeskWaits waits;
    private final Reasons reasons;
    private final ReservationActs reservations;

    MapActs(
            Keeper keeper, Discovery discovery, Outcomes outcomes, FadingNames fading, DeskWaits waits, Reasons reasons) {
        this.keeper = keeper;
        this.discovery = discovery;
        this.outcomes = outcomes;
        this.fading = fading;
        this.waits = waits;
        this.reasons = reasons;
        reservations = new ReservationActs(keeper.reservations(), waits);
    }

    void act(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        switch (act.command()) {
            case DEL_MAPS -> removeAll(answer, nowNs);
            case RESET_MAPS_STATS -> each(map -> commands().resetCounters(map, nowNs), answer, nowNs);
            case DISABLE_QUEUEING_MAPS -> each(map -> commands().disableQueueing(map, nowNs), answer, nowNs);
            case RESTORE_QUEUEING_MAPS -> each(map -> commands().restoreQueueing(map, nowNs), answer, nowNs);
            case ADD_MAP -> add(act, answer, nowNs);
            case WAIT_PATHS -> waitForPaths(act, answer);
            case WAIT_REMOVED -> waits.until(answer, act.deadlineNs(), _ -> isGone(act.arguments().getFirst()));
            case WHY -> answer.say(reasons.of(act.arguments().getFirst(), nowNs));
            default -> actOnOne(act, answer, nowNs);
        }
    }

    private void actOnOne(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        ManagedMap map = find(act.arguments().getFirst());
        if (map == null || map.kernel() == null) {
            answer.give(missing(act));
            return;
        }
        switch (act.command()) {
            case DEL_MAP -> remove(List.of(map), answer, nowNs);
            case DRAIN -> drain(map, act, answer, nowNs);
            case SWITCH_GROUP -> switchGroup(map, group(act.arguments().get(1)), answer, nowNs);
            case SUSPEND_MAP -> commands().suspend(map, answer::ended);
            case RESUME_MAP -> commands().resume(map, answer::ended);
            case RELOAD_MAP -> commands().reload(map, answer::ended, nowNs);
            case RESIZE_MAP -> resize(map, act, answer, nowNs);
            case RESET_MAP_STATS -> {
                commands().resetCounters(map, nowNs);
                answer.give(DeskOutcome.OK);
            }
            case DISABLE_QUEUEING_MAP -> {
                commands().disableQueueing(map, nowNs);
                waits.soon(answer, nowNs, _ -> commands().told(map));
            }
            case RESTORE_QUEUEING_MAP -> {
                commands().restoreQueueing(map, nowNs);
                waits.soon(answer, nowNs, _ -> commands().told(map));
            }
            case RESET_MAP -> answer.give(DeskOutcome.OK); // tables that stand on its paths are their owners'
            case UNSET_MARGINAL_MAP -> {
                map.members().forEach(path -> outcomes.trust(path, nowNs));
                waits.soon(answer, nowNs, atNs -> commands().settled(map, atNs));
            }
            default -> {
                if (!reservations.act(map, act, answer, nowNs)) {
                    answer.give(DeskOutcome.FAILED);
                }
            }
        }
    }

    /** The incumbent has a reason for some commands only, and scripts compare its words. */
    private static DeskOutcome missing(DeskOrder.Act act) {
        return switch (act.command()) {
            case SUSPEND_MAP, RESUME_MAP, RESET_MAP, SWITCH_GROUP -> DeskOutcome.FAILED;
            default -> DeskOutcome.NOT_FOUND;
        };
    }

    private MapCommands commands() {
        return keeper.commands();
    }

    /** {@code dm-N} is tried before the name, and the name before the WWID. */
    private ManagedMap find(String text) {
        MapBook book = keeper.book();
        if (text.startsWith(DEVICE)) {
            for (ManagedMap map : book.all()) {
                if (map.kernel() != null && text.equals(DEVICE + map.kernel().minor())) {
                    return map;
                }
            }
        }
        ManagedMap named = book.byName(text);
        return named != null ? named : book.of(Wwid.ofNullable(text));
    }

    private interface Deed {
        void on(ManagedMap map);
    }

    private void each(Deed deed, DeskAnswer answer, long nowNs) {
        keeper.book().all().forEach(deed::on);
        waits.soon(answer, nowNs, _ -> keeper.book().all().stream().allMatch(commands()::told));
    }

    private void switchGroup(ManagedMap map, int group, DeskAnswer answer, long nowNs) {
        if (commands().switchGroup(map, group, nowNs)) {
            waits.soon(answer, nowNs, _ -> commands().told(map));
        } else {
            answer.give(DeskOutcome.FAILED);
        }
    }

    private void removeAll(DeskAnswer answer, long nowNs) {
        List<ManagedMap> maps = keeper.book().all().stream().filter(map -> map.kernel() != null).toList();
        if (maps.isEmpty()) {
            answer.give(DeskOutcome.OK);
        } else {
            remove(maps, answer, nowNs);
        }
    }

    /** Answers when every map has been tried and the names of those that went are gone; one that is in use makes it a failure. */
    private void remove(List<ManagedMap> maps, DeskAnswer answer, long nowNs) {
        Set<Integer> minors = new HashSet<>();
        int[] left = {maps.size(), 0};
        for (ManagedMap map : maps) {
            int minor = map.kernel().minor();
            minors.add(minor);
            fading.begin(minor);
            commands().remove(map, false, error -> {
                if (error < 0) {
                    left[1] = error;
                    fading.end(minor);
                }
                if (--left[0] == 0) {
                    removed(minors, left[1], answer, nowNs);
                }
            });
        }
    }

    private void removed(Set<Integer> minors, int error, DeskAnswer answer, long nowNs) {
        waits.soon(answer, nowNs, _ -> minors.stream().allMatch(fading::isGone), waiting -> {
            minors.forEach(fading::end);
            waiting.ended(error);
        });
    }

    private void add(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        String text = act.arguments().getFirst();
        ManagedMap known = find(text);
        Wwid wwid = known != null ? known.wwid() : Wwid.ofNullable(text);
        if (known == null || wwid == null) {
            answer.give(DeskOutcome.FAILED);
            return;
        }
        commands().add(wwid, nowNs);
        waits.until(answer, act.deadlineNs(), atNs -> known.kernel() != null && commands().settled(known, atNs));
    }

    private void resize(ManagedMap map, DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        commands().resize(map, nowNs);
        for (Path path : map.members()) {
            discovery.survey(path.name());
        }
        waits.until(answer, act.deadlineNs(), atNs -> map.members().stream().noneMatch(path -> discovery.surveys(path.name()))
                && commands().settled(map, atNs), waiting -> waiting.give(commands().resized(map)));
    }

    private void drain(ManagedMap map, DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        int minor = map.kernel().minor();
        fading.begin(minor);
        commands().disableQueueing(map, nowNs);
        commands().remove(map, true, error -> {
            if (error < 0) {
                fading.end(minor);
                answer.ended(error);
            } else {
                waits.until(answer, act.deadlineNs(),
                        atNs -> map.kernel() == null && (fading.isGone(minor) || DeskWaits.isOver(nowNs, atNs)));
            }
        });
    }

    private void waitForPaths(DeskOrder.Act act, DeskAnswer answer) {
        Wwid wwid = Wwid.ofNullable(act.arguments().getFirst());
        int least = group(act.arguments().get(1));
        waits.until(answer, act.deadlineNs(), atNs -> {
            ManagedMap map = keeper.book().of(wwid);
            return map != null && map.kernel() != null && map.usablePaths() >= least && commands().settled(map, atNs);
        });
    }

    private boolean isGone(String wwid) {
        return keeper.book().of(Wwid.ofNullable(wwid)) == null;
    }

    private static int group(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }
}
