package io.polypath.agent.keeper;

/** Told how a change that was asked for has ended. */
@FunctionalInterface
public interface Completion {

    /** Nobody wants to know. */
    Completion NONE = error -> {};

    /** @param error 0, or minus errno */
    void done(int error);
}
