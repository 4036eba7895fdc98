package io.polypath.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that draws what is written to it as SVG: characters of one width, the attributes of ECMA-48 (SGR) that Polypath uses, and
 * cursor home. Anything else is refused, so that a picture shows what a terminal would.
 */
public final class TerminalPicture {

    private static final double CELL_WIDTH = 8.4;
    private static final int CELL_HEIGHT = 18;
    private static final int BASELINE = 13;
    private static final int MARGIN = 12;
    private static final String GROUND = "#1d2026";
    private static final String INK = "#d7dae0";
    private static final String GREEN = "#8cc265";
    private static final String YELLOW = "#d9b25f";
    private static final String RED = "#ef6b73";

    /** What has a place of its own: who draws may put several blanks together. */
    private static final Pattern WORDS = Pattern.compile("\\S+( \\S+)*");

    private final int columns;
    private final int lines;
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private int line;
    private int column;
    private String color = INK;
    private boolean strong;
    private boolean faint;
    private boolean reverse;

    private TerminalPicture(int columns, int lines) {
        this.columns = columns;
        this.lines = lines;
    }

    /** @param written all that a program wrote to a terminal of this size that was empty */
    public static String of(String written, int columns, int lines, String title) {
        TerminalPicture picture = new TerminalPicture(columns, lines);
        picture.read(written);
        double width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = lines * CELL_HEIGHT + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %d" width="%s" height="%d" role="img">
                <title>%s</title>
                <rect width="100%%" height="100%%" rx="8" fill="%s"/>
                <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
                %s</g>
                </svg>
                """.formatted(number(width), height, number(width), height, escaped(title), GROUND, picture.shapes);
    }

    private void read(String written) {
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at++);
            switch (c) {
                case '\033' -> at = control(written, at);
                case '\r' -> {
                    draw();
                    column = 0;
                }
                case '\n' -> {
                    draw();
                    line++;
                }
                default -> run.append(c);
            }
        }
        draw();
    }

    /** @return where what follows begins */
    private int control(String written, int from) {
        int end = from + 1;
        while (!Character.isLetter(written.charAt(end))) {
            end++;
        }
        String parameter = written.substring(from + 1, end);
        draw();
        switch (written.charAt(end)) {
            case 'm' -> attribute(parameter);
            case 'H', 'J', 'K' -> { } // home, and clearing of what is empty
            default -> throw new IllegalArgumentException("control sequence " + parameter + written.charAt(end));
        }
        return end + 1;
    }

    private void attribute(String parameter) {
        switch (parameter) {
            case "0" -> {
                color = INK;
                strong = false;
                faint = false;
                reverse = false;
            }
            case "1" -> strong = true;
            case "2" -> faint = true;
            case "7" -> reverse = true;
            case "31" -> color = RED;
            case "32" -> color = GREEN;
            case "33" -> color = YELLOW;
            default -> throw new IllegalArgumentException("attribute " + parameter);
        }
    }

    private void draw() {
        String text = run.toString();
        run.setLength(0);
        if (line >= lines || column + text.length() > columns) {
            throw new IllegalArgumentException("no room in line " + line + " for \"" + text + "\"");
        }
        if (reverse && !text.isEmpty()) {
            shapes.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>%n".formatted(
                    x(column), MARGIN + line * CELL_HEIGHT, number(text.length() * CELL_WIDTH), CELL_HEIGHT, color));
        }
        for (Matcher words = WORDS.matcher(text); words.find();) {
            shapes.append("<text x=\"%s\" y=\"%d\" textLength=\"%s\" fill=\"%s\"%s%s>%s</text>%n".formatted(
                    x(column + words.start()), MARGIN + line * CELL_HEIGHT + BASELINE, number(words.group().length() * CELL_WIDTH),
                    reverse ? GROUND : color, strong ? " font-weight=\"bold\"" : "", faint ? " opacity=\"0.6\"" : "",
                    escaped(words.group())));
        }
        column += text.length();
    }

    private static String x(int column) {
        return number(MARGIN + column * CELL_WIDTH);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
