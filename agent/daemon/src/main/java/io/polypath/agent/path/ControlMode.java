package io.polypath.agent.path;

/**
 * Setting TAS in an RDAC controller's control mode page, once in the life of a path: read what is, read what can be changed, set it.
 * Whatever goes wrong ends it, because the checks do not depend on it. Owned by the owner lane.
 */
public final class ControlMode {

    private Probe next = Probe.MODE_CURRENT;
    private boolean begun;
    private byte[] page;

    /** Of a path that was not asked yet. */
    public ControlMode() {}

    /** The command that is next, or null when there is none any more. */
    public Probe next() {
        return next;
    }

    /** The command that is next is sent. */
    public void begin() {
        begun = true;
    }

    /** A check begins. What an earlier one began and did not end, it does not take up. */
    public void checkBegins() {
        if (begun) {
            end();
        }
    }

    /** The current values, with TAS set already as it is to be sent; changing what can be changed is next. */
    public void asSelected(byte[] selected) {
        page = selected;
        next = Probe.MODE_CHANGEABLE;
    }

    /** TAS can be changed. */
    public void changeable() {
        next = Probe.MODE_SELECT;
    }

    /** What is to be set, or null. */
    public byte[] page() {
        return page;
    }

    /** Nothing more is to be done. */
    public void end() {
        next = null;
        page = null;
    }
}
