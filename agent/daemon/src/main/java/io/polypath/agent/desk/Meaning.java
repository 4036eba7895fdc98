package io.polypath.agent.desk;

import io.polypath.agent.record.DeskCommand;

/** What a command asks for. */
sealed interface Meaning {

    /** A page, which anybody may read. */
    record Show(Page page) implements Meaning {}

    /** Something that the owner does, for root. */
    record Order(DeskCommand command) implements Meaning {}

    /** A courtesy: the client will close the connection. */
    record Leave() implements Meaning {}
}
