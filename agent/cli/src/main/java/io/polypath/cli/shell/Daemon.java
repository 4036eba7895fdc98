package io.polypath.cli.shell;

import io.polypath.cli.runtime.Failure;

/** Answers commands. */
@FunctionalInterface
public interface Daemon {

    /** @throws Failure when nobody answers */
    String ask(String request) throws Failure;
}
