package io.polypath.sim.mapper;

import java.util.ArrayList;
import java.util.List;

/**
 * Where calls of device-mapper pass, fail on command, or sleep in the kernel for as long as somebody wants.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class MapperGate {

    private final List<Rule> rules = new ArrayList<>();
    private int sleepers;

    MapperGate() {}

    /** Something that calls suffer. */
    public static final class Rule {
        private final MapperCall call;
        private final String uuid;
        private final int error;
        private int remaining;

        private Rule(MapperCall call, String uuid, int error, int remaining) {
            this.call = call;
            this.uuid = uuid;
            this.error = error;
            this.remaining = remaining;
        }

        private boolean strikes(MapperCall what, String whose) {
            return remaining > 0 && call == what && (uuid == null || uuid.equals(whose));
        }
    }

    /**
     * Lets the next calls fail.
     *
     * @param uuid of the map; null for every map
     * @param errno positive error number
     */
    public Rule fail(MapperCall call, String uuid, int errno, int times) {
        return add(new Rule(call, uuid, -errno, times));
    }

    /** Lets calls sleep until the rule is lifted. */
    public Rule hang(MapperCall call, String uuid) {
        return add(new Rule(call, uuid, 0, Integer.MAX_VALUE));
    }

    private Rule add(Rule rule) {
        rules.add(rule);
        return rule;
    }

    public void lift(Rule rule) {
        rules.remove(rule);
    }

    /** Whether a call would sleep now. */
    public boolean isClosed(MapperCall call, String uuid) {
        return rules.stream().anyMatch(rule -> rule.error == 0 && rule.strikes(call, uuid));
    }

    /** The error with which a call fails, or 0; uses up one of the times. */
    public int takeError(MapperCall call, String uuid) {
        for (Rule rule : rules) {
            if (rule.error != 0 && rule.strikes(call, uuid)) {
                rule.remaining--;
                return rule.error;
            }
        }
        return 0;
    }

    /** Calls that sleep now. */
    public int sleepers() {
        return sleepers;
    }

    public void sleeperIn() {
        sleepers++;
    }

    public void sleeperOut() {
        sleepers--;
    }
}
