package io.polypath.agent.map;

/** Paths for tests: path n is device 8:16n, up, priority 10, serial S, node N, port group 1, adapter A. */
final class Paths {

    private Paths() {}

    static Candidate path(int n) {
        return new Candidate(n, "8:" + 16 * n, 10, true, "S", "N", 1, false, "A");
    }

    static Candidate priority(Candidate c, int priority) {
        return new Candidate(c.row(), c.devT(), priority, c.enabled(), c.serial(), c.nodeName(), c.portGroup(),
                c.marginal(), c.hostAdapter());
    }

    static Candidate down(Candidate c) {
        return new Candidate(c.row(), c.devT(), c.priority(), false, c.serial(), c.nodeName(), c.portGroup(),
                c.marginal(), c.hostAdapter());
    }

    static Candidate marginal(Candidate c) {
        return new Candidate(c.row(), c.devT(), c.priority(), c.enabled(), c.serial(), c.nodeName(), c.portGroup(),
                true, c.hostAdapter());
    }

    static Candidate on(Candidate c, String serial, String node, int portGroup, String adapter) {
        return new Candidate(c.row(), c.devT(), c.priority(), c.enabled(), serial, node, portGroup,
                c.marginal(), adapter);
    }
}
