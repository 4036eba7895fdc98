package io.polypath.agent.map;

import java.util.List;

/**
 * The hardware handler of a map: {@code "N name arg…"}. Immutable.
 *
 * @param words name and arguments; none means no handler
 */
public record HardwareHandlerSpec(List<String> words) {

    /** {@code "0"}. */
    public static final HardwareHandlerSpec NONE = new HardwareHandlerSpec(List.of());
    /** {@code "1 alua"}. */
    public static final HardwareHandlerSpec ALUA = new HardwareHandlerSpec(List.of("alua"));

    public HardwareHandlerSpec {
        words = List.copyOf(words);
    }

    /** Reads {@code hardware_handler}; the count must be that of the words. */
    public static Parsed<HardwareHandlerSpec> parse(String text) {
        Words words = new Words(text);
        return words.end(read(words));
    }

    static HardwareHandlerSpec read(Words words) {
        return new HardwareHandlerSpec(words.take(words.count(1)));
    }

    /**
     * Corrects a handler that the paths contradict: without one, paths that all report target port groups get {@code
     * alua}; {@code alua} goes when one of them does not.
     *
     * @param allReportPortGroups whether TPGS of standard INQUIRY is not 0 on any path
     */
    public HardwareHandlerSpec corrected(boolean allReportPortGroups) {
        if (words.isEmpty() && allReportPortGroups) {
            return ALUA;
        }
        return equals(ALUA) && !allReportPortGroups ? NONE : this;
    }

    /** The handler's name; empty when there is none. */
    public String name() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** {@code "N name arg…"}. */
    public String text() {
        return words.isEmpty() ? "0" : words.size() + " " + String.join(" ", words);
    }
}
