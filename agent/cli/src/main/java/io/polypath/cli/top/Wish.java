package io.polypath.cli.top;

/**
 * What whoever sits there wants to see. Immutable.
 *
 * @param view which list
 * @param order of the list
 * @param filter only rows that contain it, in any case; empty for all
 * @param typing whether keys go to the filter
 * @param chosen number of the chosen row, which may be beyond the list's end
 * @param paused whether the figures stand still
 * @param help whether the keys are explained
 * @param over whether it is enough
 */
record Wish(View view, Order order, String filter, boolean typing, int chosen, boolean paused, boolean help, boolean over) {

    private static final int FILTER_MOST = 40;

    /** What is shown at first. */
    static final Wish FIRST = new Wish(View.PATHS, Order.WORST, "", false, 0, false, false, false);

    /**
     * A key was pressed.
     *
     * @param rows of the list
     * @param page rows that fit on the screen
     */
    Wish press(Key key, int rows, int page) {
        if (typing) {
            return type(key);
        }
        if (help && key.kind() != Key.Kind.END_OF_INPUT) {
            return new Wish(view, order, filter, false, chosen, paused, false, key.is('q'));
        }
        return switch (key.kind()) {
            case UP -> choose(chosen - 1, rows);
            case DOWN -> choose(chosen + 1, rows);
            case PAGE_UP -> choose(chosen - page, rows);
            case PAGE_DOWN -> choose(chosen + page, rows);
            case HOME -> choose(0, rows);
            case END -> choose(rows - 1, rows);
            case TAB -> show(view.next());
            case ESCAPE -> filter.isEmpty() ? this : filtered("", false);
            case END_OF_INPUT -> ended();
            case ENTER, BACKSPACE, OTHER -> this;
            case CHARACTER -> character(key.character(), rows, page);
        };
    }

    private Wish character(char c, int rows, int page) {
        return switch (c) {
            case 'q', 'Q' -> ended();
            case '1', '2', '3', '4' -> show(View.values()[c - '1']);
            case 's' -> new Wish(view, order.next(), filter, typing, 0, paused, help, over);
            case 'p' -> new Wish(view, order, filter, typing, chosen, !paused, help, over);
            case '?', 'h' -> new Wish(view, order, filter, typing, chosen, paused, true, over);
            case '/' -> filtered("", true);
            case 'k' -> choose(chosen - 1, rows);
            case 'j' -> choose(chosen + 1, rows);
            case 'b' -> choose(chosen - page, rows);
            case ' ', 'f' -> choose(chosen + page, rows);
            case 'g' -> choose(0, rows);
            case 'G' -> choose(rows - 1, rows);
            default -> this;
        };
    }

    private Wish type(Key key) {
        return switch (key.kind()) {
            case CHARACTER -> filter.length() < FILTER_MOST ? filtered(filter + key.character(), true) : this;
            case BACKSPACE -> filtered(filter.isEmpty() ? "" : filter.substring(0, filter.length() - 1), true);
            case ENTER -> filtered(filter, false);
            case ESCAPE -> filtered("", false);
            case END_OF_INPUT -> ended();
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, TAB, OTHER -> this;
        };
    }

    private Wish choose(int row, int rows) {
        return new Wish(view, order, filter, typing, Math.clamp(row, 0, Math.max(0, rows - 1)), paused, help, over);
    }

    private Wish show(View other) {
        return new Wish(other, order, filter, typing, 0, paused, help, over);
    }

    private Wish filtered(String text, boolean goesOn) {
        return new Wish(view, order, text, goesOn, 0, paused, help, over);
    }

    private Wish ended() {
        return new Wish(view, order, filter, typing, chosen, paused, help, true);
    }
}
