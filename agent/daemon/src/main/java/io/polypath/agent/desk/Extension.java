package io.polypath.agent.desk;

import io.polypath.agent.record.DeskCommand;
import java.util.List;

/**
 * What Polypath adds to the command language, behind its own name and a version so that neither can ever be confused with the
 * incumbent's words. Words are not abbreviated.
 *
 * <pre>
 * polypath v1 why NAME
 * polypath v1 wait WWID paths&gt;=N [timeout SECONDS]
 * polypath v1 wait WWID removed [timeout SECONDS]
 * polypath v1 drain WWID [timeout SECONDS]
 * polypath v1 log LEVEL
 * polypath v1 help
 * </pre>
 */
final class Extension {

    static final String WORD = "polypath";

    static final String VERSION = "v1";
    private static final String AT_LEAST = "paths>=";
    private static final int MOST_PATHS = 65_535;
    private static final int MOST_SECONDS = 3_600;
    private static final int HIGHEST_LEVEL = 4;
    private static final String HELP = """
            polypath v1 why NAME
            polypath v1 wait WWID paths>=N [timeout SECONDS]
            polypath v1 wait WWID removed [timeout SECONDS]
            polypath v1 drain WWID [timeout SECONDS]
            polypath v1 log LEVEL
            polypath v1 help
            """;

    private Extension() {}

    /** @param words what follows the name */
    static Reading read(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals(VERSION)) {
            return new Reading.Refused("fail\nthis daemon speaks polypath " + VERSION + "\n" + HELP);
        }
        List<String> rest = words.subList(1, words.size());
        long limitNs = limitNs(rest);
        List<String> command = limitNs == Reading.Understood.USUAL_LIMIT ? rest : rest.subList(0, rest.size() - 2);
        Reading reading = limitNs < 0 || command.isEmpty() ? null : command(command, limitNs);
        return reading == null ? new Reading.Refused("fail\nnot a command of polypath " + VERSION + "\n" + HELP) : reading;
    }

    private static Reading command(List<String> words, long limitNs) {
        boolean limited = limitNs != Reading.Understood.USUAL_LIMIT;
        String name = words.size() > 1 ? words.get(1) : "";
        return switch (words.getFirst()) {
            case "why" -> words.size() == 2 && !limited ? order(DeskCommand.WHY, List.of(name), limitNs) : null;
            case "drain" -> words.size() == 2 ? order(DeskCommand.DRAIN, List.of(name), limitNs) : null;
            case "wait" -> words.size() == 3 ? wait(name, words.get(2), limitNs) : null;
            case "log" -> words.size() == 2 && !limited && number(name, HIGHEST_LEVEL) >= 0
                    ? order(DeskCommand.LOG_LEVEL, List.of(name), limitNs)
                    : null;
            case "help" -> words.size() == 1 && !limited ? new Reading.Refused(HELP) : null;
            default -> null;
        };
    }

    private static Reading wait(String wwid, String condition, long limitNs) {
        if (condition.equals("removed")) {
            return order(DeskCommand.WAIT_REMOVED, List.of(wwid), limitNs);
        }
        String number = condition.startsWith(AT_LEAST) ? condition.substring(AT_LEAST.length()) : "";
        return number(number, MOST_PATHS) < 1 ? null : order(DeskCommand.WAIT_PATHS, List.of(wwid, number), limitNs);
    }

    private static Reading order(DeskCommand command, List<String> arguments, long limitNs) {
        return new Reading.Understood(new Meaning.Order(command), arguments, limitNs);
    }

    /** What {@code timeout SECONDS} at the end says; the usual limit without it, -1 when the number is none or out of range. */
    private static long limitNs(List<String> words) {
        if (words.size() < 2 || !words.get(words.size() - 2).equals("timeout")) {
            return Reading.Understood.USUAL_LIMIT;
        }
        int seconds = number(words.getLast(), MOST_SECONDS);
        return seconds < 1 ? -1 : seconds * 1_000_000_000L;
    }

    /** 0 to {@code most}, or -1. */
    private static int number(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : -1;
        return number <= most ? number : -1;
    }
}
