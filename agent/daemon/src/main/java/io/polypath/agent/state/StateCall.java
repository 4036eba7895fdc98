package io.polypath.agent.state;

import java.io.IOException;

/** One call on an open state file. */
interface StateCall<T> {

    T on(OpenStateFile file) throws IOException, StateException;

    /** Opens the file, makes the call, closes the file, and turns what went wrong into an answer. */
    static <T> StateAnswer<T> make(StateFile file, StateCall<T> call) {
        try (OpenStateFile open = file.open()) {
            return new StateAnswer.Done<>(call.on(open));
        } catch (StateException refused) {
            return new StateAnswer.Refused<>(refused.fault(), refused.getMessage());
        } catch (IOException failed) {
            return new StateAnswer.Refused<>(StateFault.IO, failed.toString());
        }
    }
}
