package io.polypath.agent.state;

import io.polypath.agent.map.Binding;
import io.polypath.agent.map.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The text of the bindings file: a header, then {@code ALIAS WWID} lines sorted by the alias's length and then by its
 * characters. {@code #} begins a comment.
 */
final class BindingsText {

    /** These lines are part of the format: multipath-tools looks for them. */
    static final String HEADER = """
            # Multipath bindings, Version : 1.0
            # NOTE: this file is automatically maintained by the multipath program.
            # You should not need to edit this file in normal circumstances.
            #
            # Format:
            # alias wwid
            #
            """;

    private BindingsText() {}

    static String format(Bindings bindings) {
        StringBuilder text = new StringBuilder(HEADER);
        for (Binding binding : bindings.sorted()) {
            text.append(binding.alias()).append(' ').append(binding.wwid()).append('\n');
        }
        return text.toString();
    }

    /** Reads a text of any origin; the first line that names an alias has it. */
    static BindingsReading parse(String text) {
        Bindings bindings = new Bindings();
        List<BindingComplaint> complaints = new ArrayList<>();
        if (!text.isEmpty() && !text.startsWith(HEADER)) {
            complaints.add(new BindingComplaint(1, BindingComplaint.Kind.OTHER_HEADER, ""));
        }
        int line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            BindingComplaint.Kind kind = take(content, bindings);
            if (kind != null) {
                complaints.add(new BindingComplaint(line, kind, content));
            }
        }
        return new BindingsReading(bindings, complaints, text.equals(format(bindings)));
    }

    /** Where the words of a line end. */
    private static int end(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '#' && line.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** What is wrong with the line, or null. */
    private static BindingComplaint.Kind take(String line, Bindings bindings) {
        StringTokenizer words = new StringTokenizer(line.substring(0, end(line)), " \t");
        if (!words.hasMoreTokens()) {
            return null;
        }
        String alias = words.nextToken();
        if (!words.hasMoreTokens()) {
            return BindingComplaint.Kind.MISSING_WWID;
        }
        String wwid = words.nextToken();
        if (!Binding.isName(alias) || !Binding.isName(wwid)) {
            return BindingComplaint.Kind.UNFIT;
        }
        return switch (bindings.add(new Binding(alias, wwid))) {
            case YES -> words.hasMoreTokens() ? BindingComplaint.Kind.EXTRA_WORDS : null;
            case DUPLICATE -> BindingComplaint.Kind.DUPLICATE;
            case CONFLICT -> BindingComplaint.Kind.CONFLICT;
        };
    }
}
