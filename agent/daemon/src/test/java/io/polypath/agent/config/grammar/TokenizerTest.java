package io.polypath.agent.config.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors of the incumbent's own parser test, and what was measured beside them. */
class TokenizerTest {

    private static List<String> tokens(String line) {
        return new Tokenizer(line).tokens().stream().map(token -> token.quoted() ? "'" + token.text() + "'" : token.text()).toList();
    }

    private static boolean unclosed(String line) {
        Tokenizer tokenizer = new Tokenizer(line);
        tokenizer.tokens();
        return tokenizer.unclosed();
    }

    @Test
    void aKeywordAndAValueAreTwoTokens() {
        assertEquals(List.of("key", "value"), tokens("key value"));
        assertEquals(List.of("key", "value"), tokens("  key \t value \r"));
    }

    @Test
    void quotationMarksHoldBlanksTogether() {
        assertEquals(List.of("key", "'v a l'"), tokens("key \"v a l\""));
    }

    @Test
    void commentsEndALine() {
        assertEquals(List.of("key", "value"), tokens("key value ! comment"));
        assertEquals(List.of("key", "value"), tokens("key value # comment"));
        assertEquals(List.of("key", "value"), tokens("key value!comment"));
        assertEquals(List.of(), tokens("! comment"));
        assertEquals(List.of(), tokens("   # comment"));
        assertEquals(List.of(), tokens(""));
    }

    @Test
    void nothingIsACommentInsideAQuotation() {
        assertEquals(List.of("key", "'!x'"), tokens("key \"!x\""));
        assertEquals(List.of("key", "'a ! b # c'"), tokens("key \"a ! b # c\""));
    }

    @Test
    void aQuotationMaySitAgainstAWord() {
        assertEquals(List.of("key", "'quoted'"), tokens("key\"quoted\""));
        assertEquals(List.of("key", "value", "'quoted'"), tokens("key value \"quoted\""));
        assertEquals(List.of("key", "'3'", "4"), tokens("key \"3\"4"));
    }

    @Test
    void aQuotationEndsAtItsNextMark() {
        assertEquals(List.of("key", "'a '", "b", "''"), tokens("key \"a \"  b\"\""));
    }

    @Test
    void aNewlineInsideAQuotationStays() {
        assertEquals(List.of("key", "'a\nb'"), tokens("key \"a\nb\""));
    }

    @Test
    void twoMarksInsideAQuotationAreOne() {
        assertEquals(List.of("key", "'2.5\" SSD'"), tokens("key \"2.5\"\" SSD\""));
        assertEquals(List.of("key", "'\"\" is empty'"), tokens("key \"\"\"\"\" is empty\""));
        assertEquals(List.of("key", "'\"'"), tokens("key \"\"\"\""));
        assertEquals(List.of("key", "''"), tokens("key \"\""));
    }

    @Test
    void aMissingClosingMarkIsToleratedAndNoticed() {
        assertEquals(List.of("key", "'abc # x'"), tokens("key \"abc # x"));
        assertEquals(true, unclosed("key \"abc"));
        assertEquals(true, unclosed("key \"\"\""));
        assertEquals(false, unclosed("key \"abc\""));
    }

    @Test
    void bracesStandAlone() {
        assertEquals(List.of("defaults", "{"), tokens("defaults{"));
        assertEquals(List.of("a", "{", "b", "}", "c"), tokens("a{b}c"));
        assertEquals(List.of("'{'", "{"), tokens("\"{\"{"));
    }

    @Test
    void bytesAbove127SeparateOutsideQuotationsAndStayInside() {
        assertEquals(List.of("key", "a", "b"), tokens("key a\u00c3\u00a9b"));
        assertEquals(List.of("key", "'a\u00c3\u00a9b'"), tokens("key \"a\u00c3\u00a9b\""));
    }
}
