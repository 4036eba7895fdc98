package io.polypath.ffm.scsi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules for choosing and rendering a WWID a second time, over strings: each designator becomes its association, type and hex
 * digits, and one table of patterns says what is valid and what its rank is.
 */
final class WwidOracle {
    private record Rule(Pattern designator, int rank) {
        Rule(String pattern, int rank) {
            this(Pattern.compile(pattern), rank);
        }
    }

    /** Association digit, type digit, blank, content. The first rule that matches counts; none: invalid. */
    private static final List<Rule> RULES = List.of(
        new Rule("[12]. .*", 0),
        new Rule("03 6(..){15}.", 8), new Rule("03 5(..){7}.", 7), new Rule("03 2(..){7}.", 6),
        new Rule("03 3(..){7}.", 1),
        new Rule("02 ((..){8}|(..){12}|(..){16})", 4),
        new Rule("08 (6575692e|6e61612e|69716e2e)(..)*", 3),
        new Rule("01 (..){8,}", 2),
        new Rule("06 (..){4}", 0), new Rule("07 (..){16}", 0), new Rule("00 .*", 0), new Rule("0a .*", 0));

    private WwidOracle() {
    }

    /** The WWID, or the name of the {@link ReplyFault}. */
    static String wwid(byte[] page, int bufferBytes) {
        int end = Math.min(page.length, 4 + ((page[2] & 0xFF) << 8 | page[3] & 0xFF));
        String fault = "NOT_FOUND";
        String best = null;
        int bestRank = 0;
        int at = 4;
        while (end - at >= 4) {
            int length = page[at + 3] & 0xFF;
            if (end - at - 4 < length) {
                fault = "OVERFLOW";
                break;
            }
            String designator = "%x%x %s".formatted(page[at + 1] >> 4 & 3, page[at + 1] & 0xF,
                HexFormat.of().formatHex(page, at + 4, at + 4 + length));
            int rank = rank(designator);
            if (rank < 0) {
                fault = "INVALID";
            } else if (rank > bestRank) {
                bestRank = rank;
                byte[] content = Arrays.copyOfRange(page, at + 4, at + 4 + Math.min(length, 128));
                best = render(designator.charAt(1), content, bufferBytes);
            }
            at += 4 + length;
        }
        return best != null ? best : fault;
    }

    private static int rank(String designator) {
        return RULES.stream().filter(rule -> rule.designator.matcher(designator).matches())
            .mapToInt(Rule::rank).findFirst().orElse(-1);
    }

    private static String render(char type, byte[] content, int bufferBytes) {
        if (type == '2' || type == '3') {
            String hex = type + HexFormat.of().formatHex(content);
            return hex.length() < bufferBytes ? hex : hex.substring(0, 2 * (bufferBytes / 2) - 1);
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String full = type == '1' ? "1" + vendor(text) : name(text);
        String untilNul = full.replaceFirst("(?s)\0.*", "");
        return untilNul.substring(0, Math.min(untilNul.length(), bufferBytes - 1));
    }

    private static String vendor(String text) {
        return text.replaceFirst(" +\\z", "").replaceAll(" +", "_");
    }

    private static String name(String text) {
        String rest = text.substring(4);
        String lower = rest.replaceFirst("(?s)\0.*", "").chars()
            .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return switch (text.charAt(0)) {
            case 'e' -> "2" + lower;
            case 'n' -> "3" + lower;
            default -> "8" + rest;
        };
    }
}
