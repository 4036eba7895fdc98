package io.polypath.agent.config.option;

/** How the text of an option's value is read. */
interface ValueType {

    /** Reads {@code text}; never fails, never blocks. */
    Reading read(String text, Accounts accounts);

    /** The permitted values, for the documentation. */
    String allowed();
}
