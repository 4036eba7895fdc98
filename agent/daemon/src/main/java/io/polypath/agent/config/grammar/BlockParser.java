package io.polypath.agent.config.grammar;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a text into blocks. What multipath-tools tolerates is tolerated with the same outcome: a section opens with its
 * keyword even when its brace is missing, and the content of a section that is unknown, or stands in the wrong place, is
 * read as if it stood in the section around it. The same word may open a section in one place and be an option in another:
 * {@code protocol}. Owned by one parse.
 */
public final class BlockParser {

    /** A block that is not closed yet. */
    private record Open(Section section, int line, List<Setting> settings, List<Block> blocks) {

        Open(Section section, int line) {
            this(section, line, new ArrayList<>(), new ArrayList<>());
        }

        Block close(String file) {
            return new Block(section, file, line, settings, blocks);
        }
    }

    /** Most lines with something in them that a configuration may have. */
    public static final int MOST_STATEMENTS = 100_000;

    private final ConfigText source;
    private final Problems problems;
    private final LineReader lines;
    private final int most;
    private final List<Open> open = new ArrayList<>();
    private final Set<Section> seen = EnumSet.noneOf(Section.class);

    private int statements;

    /** @param most lines with something in them that are read; the rest is ignored, which is an error */
    public BlockParser(ConfigText source, Problems problems, int most) {
        this.source = source;
        this.problems = problems;
        this.most = most;
        this.lines = new LineReader(source, problems);
    }

    /** The whole text as a block of {@link Section#ROOT}. */
    public static Block parse(ConfigText source, Problems problems) {
        return new BlockParser(source, problems, MOST_STATEMENTS).root();
    }

    /** How many lines had something in them; known after {@link #root}. */
    public int statements() {
        return statements;
    }

    /** The whole text; to be asked once. */
    public Block root() {
        open.add(new Open(Section.ROOT, 0));
        for (String line = lines.next(); line != null && !exhausted(); line = lines.next()) {
            Tokenizer tokenizer = new Tokenizer(line);
            List<Token> tokens = tokenizer.tokens();
            if (tokenizer.unclosed()) {
                report(Severity.WARNING, "", "closing quotation mark missing", "the quotation ends with the line");
            }
            if (!tokens.isEmpty()) {
                statements++;
                statement(tokens);
            }
        }
        while (open.size() > 1) {
            report(Severity.ERROR, innermost().section.path(), "} missing at the end of the file", "the section ends here");
            close();
        }
        return innermost().close(source.file());
    }

    private boolean exhausted() {
        if (statements < most) {
            return false;
        }
        report(Severity.ERROR, "", "the configuration has more than " + MOST_STATEMENTS + " lines", "the rest of the file is ignored");
        return true;
    }

    private void statement(List<Token> tokens) {
        Token first = tokens.getFirst();
        if (first.closes()) {
            closing(tokens);
        } else if (first.opens() || first.quoted()) {
            report(Severity.WARNING, "", Problem.quote(first.text()) + " is no keyword", "the line is ignored");
        } else if (innermost().section.child(first.text()) != null || Section.opens(first.text()) && braceFollows(tokens)) {
            opening(first.text(), tokens);
        } else {
            setting(first.text(), tokens);
        }
    }

    private void closing(List<Token> tokens) {
        ignoreFrom(tokens, 1, "");
        if (open.size() == 1) {
            report(Severity.ERROR, "", "} without a section", "it is ignored");
        } else {
            close();
        }
    }

    private void close() {
        Block closed = open.removeLast().close(source.file());
        innermost().blocks.add(closed);
    }

    private static boolean braceFollows(List<Token> tokens) {
        return tokens.size() > 1 && tokens.get(1).opens();
    }

    private void opening(String keyword, List<Token> tokens) {
        if (!braceFollows(tokens)) {
            report(Severity.WARNING, keyword, "{ missing after the keyword", "the section is opened");
        } else {
            ignoreFrom(tokens, 2, keyword);
        }
        Section section = innermost().section.child(keyword);
        if (section == null) {
            report(Severity.WARNING, innermost().section.key(keyword), "there is no such section here",
                    "its content is read as part of " + where());
            return;
        }
        if (!section.isEntry() && !seen.add(section)) {
            report(Severity.NOTE, section.path(), "the section is opened again", "both count");
        }
        open.add(new Open(section, lines.number()));
    }

    private void setting(String keyword, List<Token> tokens) {
        String key = innermost().section.key(keyword);
        if (tokens.size() == 1) {
            report(Severity.WARNING, key, "the value is missing", "the line is ignored");
            return;
        }
        ignoreFrom(tokens, 2, key);
        innermost().settings.add(new Setting(keyword, tokens.get(1).text(), lines.number()));
    }

    private void ignoreFrom(List<Token> tokens, int index, String key) {
        if (tokens.size() > index) {
            report(Severity.WARNING, key, "more on the line: " + Problem.quote(tokens.get(index).text()), "it is ignored");
        }
    }

    private Open innermost() {
        return open.getLast();
    }

    private String where() {
        return innermost().section == Section.ROOT ? "the file" : innermost().section.path();
    }

    private void report(Severity severity, String key, String what, String assumed) {
        problems.add(new Problem(source.file(), lines.number(), key, severity, what, assumed));
    }
}
