package io.polypath.agent.config.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockParserTest {

    private final Problems problems = new Problems();

    private Block parse(String text) {
        return BlockParser.parse(new ConfigText("test.conf", text), problems);
    }

    /** {@code section[key=value ...](blocks)}. */
    private static String outline(Block block) {
        StringBuilder text = new StringBuilder(block.section().path()).append('[');
        block.settings().forEach(setting -> text.append(setting.keyword()).append('=').append(setting.value()).append(' '));
        text.append(']');
        block.blocks().forEach(inner -> text.append('(').append(outline(inner)).append(')'));
        return text.toString();
    }

    private List<String> messages() {
        return problems.kept().stream().map(Problem::message).toList();
    }

    @Test
    void sectionsNestAndKeepTheirSettings() {
        Block root = parse("""
                defaults {
                    a 1
                }
                devices {
                    device {
                        vendor "X Y"
                    }
                    device {
                        vendor Z
                    }
                }
                """);
        assertEquals("[](defaults[a=1 ])(devices[](devices/device[vendor=X Y ])(devices/device[vendor=Z ]))", outline(root));
        assertEquals(List.of(), messages());
        assertEquals(6, root.blocks().get(1).blocks().getFirst().settings().getFirst().line());
    }

    @Test
    void theContentOfAnUnknownSectionBelongsToTheOneAroundIt() {
        Block root = parse("foo {\n a 1\n}\ndefaults {\n b 2\n}\n");
        assertEquals("[foo={ a=1 ](defaults[b=2 ])", outline(root));
        assertEquals(List.of("test.conf:3: error: } without a section; it is ignored"), messages());
    }

    @Test
    void aSectionInTheWrongPlaceIsReadAsPartOfTheOneAroundIt() {
        Block root = parse("defaults {\n multipath {\n wwid a\n }\n b 2\n}\n");
        assertEquals("[b=2 ](defaults[wwid=a ])", outline(root));
        assertEquals(List.of(
                "test.conf:2: warning: defaults/multipath: there is no such section here; its content is read as part of defaults",
                "test.conf:6: error: } without a section; it is ignored"), messages());
    }

    @Test
    void aSectionWithoutItsBraceIsOpenedAllTheSame() {
        assertEquals("[](defaults[a=1 ])", outline(parse("defaults\n{\n a 1\n}\n")));
        assertEquals("[](defaults[a=1 ])", outline(parse("defaults x {\n a 1\n}\n")));
        assertEquals(List.of(
                "test.conf:1: warning: defaults: { missing after the keyword; the section is opened",
                "test.conf:2: warning: \"{\" is no keyword; the line is ignored",
                "test.conf:1: warning: defaults: { missing after the keyword; the section is opened"), messages());
    }

    @Test
    void whatFollowsABraceOnItsLineIsIgnored() {
        assertEquals("[](defaults[])", outline(parse("defaults { a 1 }\n")));
        assertEquals(List.of(
                "test.conf:1: warning: defaults: more on the line: \"a\"; it is ignored",
                "test.conf:1: error: defaults: } missing at the end of the file; the section ends here"), messages());
        assertTrue(problems.broken());
    }

    @Test
    void aKeywordNeedsAValueAndHasOne() {
        assertEquals("[](defaults[b=1 c=} ])", outline(parse("defaults {\n a\n b 1 2 3\n c }\n}\n")));
        assertEquals(List.of(
                "test.conf:2: warning: defaults/a: the value is missing; the line is ignored",
                "test.conf:3: warning: defaults/b: more on the line: \"2\"; it is ignored"), messages());
        assertFalse(problems.broken());
    }

    @Test
    void aQuotedKeywordIsNone() {
        assertEquals("[]", outline(parse("\"defaults\" {\n")));
        assertEquals(List.of("test.conf:1: warning: \"defaults\" is no keyword; the line is ignored"), messages());
    }

    @Test
    void aSectionThatIsOpenedAgainIsNotedAndEntriesAreNot() {
        parse("defaults {\n}\ndefaults {\n}\nmultipaths {\n multipath {\n }\n multipath {\n }\n}\n");
        assertEquals(List.of("test.conf:3: note: defaults: the section is opened again; both count"), messages());
    }

    @Test
    void aMissingQuotationMarkEndsWithItsLine() {
        assertEquals("[](defaults[a=x  b=2 ])", outline(parse("defaults {\n a \"x \n b 2\n}\n")));
        assertEquals(List.of("test.conf:2: warning: closing quotation mark missing; the quotation ends with the line"), messages());
    }

    @Test
    void aLongLineIsReadWholeAndReported() {
        String value = "a".repeat(2_000);
        assertEquals(value, parse("defaults {\n a " + value + "\n}\n").blocks().getFirst().settings().getFirst().value());
        assertEquals(List.of("test.conf:2: warning: the line has more than 1023 bytes; it is read whole; multipathd would cut it"),
                messages());
        assertFalse(problems.broken());
    }

    @Test
    void aHugeLineIsCutAndBreaksTheFile() {
        String value = "a".repeat(1_000_000);
        Block root = parse("defaults {\n a " + value + "\n}\n");
        assertEquals(LineReader.MOST_BYTES - 3, root.blocks().getFirst().settings().getFirst().value().length());
        assertTrue(problems.broken());
    }

    @Test
    void aNulByteEndsItsLineAndBreaksTheFile() {
        assertEquals("[](defaults[a=x ])", outline(parse("defaults {\n a x\0y z\n}\n")));
        assertEquals(List.of("test.conf:2: error: the line contains a NUL byte; what follows it is ignored"), messages());
    }

    @Test
    void aFileWithoutALastNewlineIsRead() {
        assertEquals("[](defaults[a=1 ])", outline(parse("defaults {\na 1\n}")));
        assertEquals(List.of(), messages());
    }

    @Test
    void problemsAreBoundedButAnErrorIsNeverLost() {
        parse("x\n".repeat(5_000) + "}\n");
        assertEquals(Problems.MOST + 1, problems.kept().size());
        assertEquals(4_000, problems.dropped());
        assertTrue(problems.broken());
        assertEquals(Severity.ERROR, problems.kept().getLast().severity());
    }
}
