package io.polypath.cli.persist;

/** A command line that makes no sense; the message is for people. */
final class PersistFault extends Exception {

    private static final long serialVersionUID = 1;

    PersistFault(String message) {
        super(message);
    }
}
