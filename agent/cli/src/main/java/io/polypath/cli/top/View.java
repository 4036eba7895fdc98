package io.polypath.cli.top;

/** What the list shows. */
enum View {
    PATHS("paths"),
    MAPS("maps"),
    PORTS("ports"),
    LANES("lanes");

    private final String title;

    View(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The key that leads there. */
    char key() {
        return (char) ('1' + ordinal());
    }

    View next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
