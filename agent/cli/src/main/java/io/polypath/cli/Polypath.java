package io.polypath.cli;

import io.polypath.cli.command.Commands;
import io.polypath.cli.screen.Screen;

/** The program {@code polypath}. */
public final class Polypath {

    private Polypath() {}

    /** Carries out a command line and ends with its status, at once: nothing is left that an orderly end would wait for. */
    public static void main(String[] words) {
        Runtime.getRuntime().halt(Commands.execute(Screen.ofProcess(), words));
    }
}
