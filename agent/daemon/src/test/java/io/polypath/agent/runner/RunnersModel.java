package io.polypath.agent.runner;

import io.polypath.agent.runner.Runners.Admission;
import io.polypath.agent.runner.Runners.Withdrawal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link Runners} should do, written as plainly as possible and without a thought for speed. */
final class RunnersModel {

    /** Where a command is. */
    enum Place {
        HOME,
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        DEAD
    }

    /**
     * Who a command is for.
     *
     * @param path its path
     * @param host that path's host
     */
    record Target(int path, int host) {}

    private final RunnerLimits limits;
    private final List<Target> targets;
    private final Place[] places;
    private final List<Integer> waiting = new ArrayList<>();
    private final List<Integer> results = new ArrayList<>();

    RunnersModel(RunnerLimits limits, List<Target> targets) {
        this.limits = limits;
        this.targets = targets;
        places = new Place[targets.size()];
        Arrays.fill(places, Place.HOME);
    }

    Place place(int slot) {
        return places[slot];
    }

    Admission offer(int slot) {
        for (int other = 0; other < places.length; other++) {
            boolean stalled = places[other] == Place.CANCELLED || places[other] == Place.DEAD;
            if (stalled && targets.get(other).path() == targets.get(slot).path()) {
                return Admission.PATH_STALLED;
            }
        }
        if (mayStart(slot)) {
            places[slot] = Place.RUNNING;
            return Admission.STARTED;
        }
        if (waiting.size() == limits.waiting()) {
            return Admission.FULL;
        }
        places[slot] = Place.WAITING;
        waiting.add(slot);
        return Admission.WAITING;
    }

    Withdrawal withdraw(int slot) {
        return switch (places[slot]) {
            case WAITING -> {
                waiting.remove((Integer) slot);
                places[slot] = Place.HOME;
                yield Withdrawal.NEVER_STARTED;
            }
            case RUNNING -> {
                places[slot] = Place.CANCELLED;
                yield Withdrawal.ABANDONED;
            }
            case DONE -> Withdrawal.FINISHED;
            case HOME, CANCELLED, DEAD -> throw new IllegalArgumentException("nobody waits for it");
        };
    }

    void finish(int slot) {
        places[slot] = places[slot] == Place.RUNNING ? Place.DONE : Place.DEAD;
        results.add(slot);
    }

    boolean hasResult() {
        return !results.isEmpty();
    }

    int nextResult() {
        return results.getFirst();
    }

    /** @return the command that starts now, or -1 */
    int releaseNext() {
        places[results.removeFirst()] = Place.HOME;
        for (int slot : waiting) {
            if (mayStart(slot)) {
                waiting.remove((Integer) slot);
                places[slot] = Place.RUNNING;
                return slot;
            }
        }
        return -1;
    }

    private boolean mayStart(int slot) {
        int ofHost = 0;
        for (int other = 0; other < places.length; other++) {
            ofHost += hasRunner(other) && targets.get(other).host() == targets.get(slot).host() ? 1 : 0;
        }
        return busy() < limits.runners() && ofHost < limits.perHost();
    }

    private boolean hasRunner(int slot) {
        return places[slot] != Place.HOME && places[slot] != Place.WAITING;
    }

    int busy() {
        int count = 0;
        for (int slot = 0; slot < places.length; slot++) {
            count += hasRunner(slot) ? 1 : 0;
        }
        return count;
    }

    int stalled() {
        int count = 0;
        for (Place place : places) {
            count += place == Place.CANCELLED || place == Place.DEAD ? 1 : 0;
        }
        return count;
    }

    int waiting() {
        return waiting.size();
    }

    @Override
    public String toString() {
        return Arrays.toString(places) + " waiting " + waiting + " results " + results;
    }
}
