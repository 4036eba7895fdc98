package io.polypath.agent.desk;

/** Where a connection stands. */
enum ClientState {
    /** Nobody is connected here. */
    FREE,
    /** Between requests; may be asked to make place. */
    IDLE,
    /** Part of a request has come; the rest must come in time. */
    READING,
    /** Waits for a view of the host. */
    LOOKING,
    /** Waits for the owner to have done something. */
    ORDERING,
    /** Its answer is being sent. */
    ANSWERING;

    /** Whether a connection may go from this state to {@code to}. It may be closed in any. */
    boolean leadsTo(ClientState to) {
        return switch (this) {
            case FREE -> to == IDLE;
            case IDLE -> to == READING || to == FREE;
            case READING -> to == LOOKING || to == ORDERING || to == ANSWERING || to == FREE;
            case LOOKING, ORDERING -> to == ANSWERING || to == FREE;
            case ANSWERING -> to == IDLE || to == FREE;
        };
    }
}
