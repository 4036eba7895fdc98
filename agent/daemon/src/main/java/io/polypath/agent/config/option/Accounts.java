package io.polypath.agent.config.option;

import java.util.OptionalInt;

/** Numbers of users and groups. */
public interface Accounts {

    /** Nobody is known; numbers still are. */
    Accounts NONE = new Accounts() {
        @Override
        public OptionalInt user(String name) {
            return OptionalInt.empty();
        }

        @Override
        public OptionalInt group(String name) {
            return OptionalInt.empty();
        }
    };

    /** The user id. */
    OptionalInt user(String name);

    /** The group id. */
    OptionalInt group(String name);
}
