package io.polypath.bench.compare;

import java.util.Locale;

/** A part of a run, which ends well or not. */
enum Phase {
    START("Start", "All paths are there when the daemon is launched."),
    REST("At rest", "Nothing happens but checks."),
    ANSWERS("Clients, quiet", "One question over and over, on a connection that stays open."),
    LOAD("Clients, under load", "The same while the configuration is read every other second and udev tells of ten changes a second."),
    FAULT("One path fails", "A device is set offline, of which no event tells, and later running; no I/O. Until the kernel has it so."),
    PORT("A port fails", "All devices of one of four hosts at once: a quarter of the paths. Until the kernel has all of them so."),
    EVENTS("A storm of uevents", "Changes of disks as fast as the kernel takes them."),
    HUNG("Paths that hang", "Every command on the paths of an eighth of the units, at least one, gets no answer."),
    HOST("The host", "How many processes wanted one of its processors. Where that is more than it has, times and CPU say little.");

    private final String title;
    private final String what;

    Phase(String title, String what) {
        this.title = title;
        this.what = what;
    }

    String title() {
        return title;
    }

    /** A sentence or two for people. */
    String what() {
        return what;
    }

    /** As it is called in the results. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
