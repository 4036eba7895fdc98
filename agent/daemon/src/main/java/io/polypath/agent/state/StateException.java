package io.polypath.agent.state;

/** Carries a fault to the method that answers; never leaves the package. */
final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final StateFault fault;

    StateException(StateFault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    StateFault fault() {
        return fault;
    }
}
