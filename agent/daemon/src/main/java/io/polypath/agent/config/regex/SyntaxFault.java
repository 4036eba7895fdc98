package io.polypath.agent.config.regex;

/** Ends the parsing of a pattern that is not one; never leaves the package. */
final class SyntaxFault extends Exception {

    private static final long serialVersionUID = 1L;

    SyntaxFault(String what) {
        super(what, null, false, false);
    }
}
