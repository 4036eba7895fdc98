package io.polypath.agent.prio;

/** Takes {@code prio_args} apart. */
final class PrioArguments {

    private PrioArguments() {}

    /** The words between blanks and tabs. */
    static String[] words(String arguments) {
        String text = arguments.strip();
        return text.isEmpty() ? new String[0] : text.split("[ \t]+");
    }

    /** The number that a text begins with, as C's {@code atoi} reads it; 0 when it begins with none. */
    static int leadingNumber(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && value <= Integer.MAX_VALUE) {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        int bounded = (int) Math.min(value, Integer.MAX_VALUE);
        return text.startsWith("-") ? -bounded : bounded;
    }
}
