package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.record.DeskCommand;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;

/** What clients ask of paths. Owner lane only. */
final class PathActs {

    private static final String BLACKLISTED = "blacklisted\n";

    private final PathTable paths;
    private final Keeper keeper;
    private final Discovery discovery;
    private final Checks checks;
    private final Outcomes outcomes;
    private final DeskWaits waits;

    PathActs(PathTable paths, Keeper keeper, Discovery discovery, Checks checks, Outcomes outcomes, DeskWaits waits) {
        this.paths = paths;
        this.keeper = keeper;
        this.discovery = discovery;
        this.checks = checks;
        this.outcomes = outcomes;
        this.waits = waits;
    }

    void act(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        String text = act.arguments().getFirst();
        Path path = find(text);
        switch (act.command()) {
            case ADD_PATH -> add(act, path, answer, nowNs);
            case DEL_PATH -> delete(path, answer, nowNs);
            case FAIL_PATH -> happen(inMap(path), PathEvent.OPERATOR_FAIL, answer, nowNs);
            case REINSTATE_PATH -> happen(inMap(path), PathEvent.OPERATOR_REINSTATE, answer, nowNs);
            case SET_MARGINAL_PATH, UNSET_MARGINAL_PATH ->
                marginal(inMap(path), act.command() == DeskCommand.SET_MARGINAL_PATH, answer, nowNs);
            default -> throw new AssertionError(act.command() + " is not a path's");
        }
    }

    /** The number is tried before the name. */
    private Path find(String text) {
        Path path = paths.byNumbers(text);
        return path != null ? path : paths.byName(text);
    }

    private Path inMap(Path path) {
        return path != null && mapOf(path) != null ? path : null;
    }

    private void add(DeskOrder.Act act, Path path, DeskAnswer answer, long nowNs) {
        if (path != null) {
            answer.give(DeskOutcome.OK);
            return;
        }
        String name = act.arguments().getFirst();
        discovery.welcome(name);
        discovery.survey(name);
        waits.until(answer, act.deadlineNs(), atNs -> decided(name) && (settled(name, atNs) || DeskWaits.isOver(nowNs, atNs)),
                waiting -> tell(waiting, name));
    }

    /** Whether the path has its identity, or there will be no such path. */
    private boolean decided(String name) {
        Path path = paths.byName(name);
        return path != null ? path.wwid() != null : !discovery.surveys(name);
    }

    /** Whether the path is in its map, or is to be in none. */
    private boolean settled(String name, long nowNs) {
        Path path = paths.byName(name);
        return path == null || settled(mapOf(path), nowNs);
    }

    private boolean settled(ManagedMap map, long nowNs) {
        return map == null || keeper.commands().settled(map, nowNs);
    }

    private ManagedMap mapOf(Path path) {
        return keeper.book().of(path.wwid());
    }

    private void tell(DeskAnswer answer, String name) {
        if (discovery.leavesAlone(name)) {
            answer.say(BLACKLISTED);
        } else {
            answer.give(paths.byName(name) != null ? DeskOutcome.OK : DeskOutcome.NOT_FOUND);
        }
    }

    private void delete(Path path, DeskAnswer answer, long nowNs) {
        if (path == null) {
            answer.give(DeskOutcome.NOT_FOUND);
            return;
        }
        ManagedMap map = mapOf(path);
        discovery.dismiss(path, nowNs);
        waits.soon(answer, nowNs, atNs -> settled(map, atNs));
    }

    private void marginal(Path path, boolean says, DeskAnswer answer, long nowNs) {
        if (path == null) {
            answer.give(DeskOutcome.NOT_FOUND);
            return;
        }
        if (says) {
            outcomes.mark(path, MarginalCause.OPERATOR, true, nowNs);
        } else {
            outcomes.trust(path, nowNs);
        }
        ManagedMap map = mapOf(path);
        waits.soon(answer, nowNs, atNs -> settled(map, atNs));
    }

    private void happen(Path path, PathEvent event, DeskAnswer answer, long nowNs) {
        if (path == null) {
            answer.give(DeskOutcome.NOT_FOUND);
            return;
        }
        outcomes.happen(path, event, nowNs);
        if (event == PathEvent.OPERATOR_REINSTATE) {
            outcomes.believe(path, nowNs);
            checks.soon(path, nowNs);
        }
        ManagedMap map = mapOf(path);
        long rounds = path.check.rounds;
        waits.soon(answer, nowNs, _ -> keeper.commands().told(map) && (event == PathEvent.OPERATOR_FAIL || isChecked(path, rounds)));
    }

    /** Whether a check has come to an end since the path had had so many. */
    private static boolean isChecked(Path path, long rounds) {
        return path.check.rounds > rounds && !path.check.busy();
    }
}
