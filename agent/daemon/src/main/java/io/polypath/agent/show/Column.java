package io.polypath.agent.show;

import io.polypath.agent.view.HostView;

/**
 * A wildcard of a format: {@code %} and a letter.
 *
 * @param <T> what a row is about
 */
interface Column<T> {

    /** Widest cell that a table makes room for; a longer one is printed in full, and what follows it is out of line. */
    int MAX_WIDTH = 255;

    /** The letter after {@code %}. */
    char letter();

    /** The column's name in tables and in {@code show wildcards}. */
    String header();

    /** The cell's text, never null. */
    String cell(T row, HostView host);
}
