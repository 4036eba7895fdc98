package io.polypath.cli.top;

/** What stands first in the list. */
enum Order {
    WORST("worst first"),
    SLOWEST("slowest first"),
    NAME("by name");

    private final String title;

    Order(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Order next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
