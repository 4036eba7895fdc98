package io.polypath.agent.config.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PosixPatternTest {

    private static Span find(String pattern, String subject) {
        PatternResult result = PosixPattern.compile(pattern);
        assertNull(result.fault());
        return result.pattern().find(subject);
    }

    private static String fault(String pattern) {
        PatternResult result = PosixPattern.compile(pattern);
        assertNull(result.pattern(), pattern);
        return result.fault();
    }

    @Test
    void aMatchMayBeAnywhere() {
        assertEquals(new Span(2, 5), find("LUN", "A LUN C"));
        assertNull(find("^LUN", "A LUN C"));
        assertEquals(new Span(4, 7), find("LUN$", "LUN LUN"));
    }

    @Test
    void theLeftmostMatchWinsAndThenTheLongest() {
        assertEquals(new Span(0, 6), find("foo|foobar", "foobar"));
        assertEquals(new Span(0, 4), find("bc|abcd", "abcd"));
        assertEquals(new Span(1, 5), find("(a|ab)(c|bcd)", "xabcdx"));
        assertEquals(new Span(0, 0), find("x*", "aaax"));
    }

    @Test
    void bracketExpressionsAreThoseOfPosix() {
        assertNotNull(find("IBM[ ]+2145", "IBM  2145"));
        assertNotNull(find("^[]a]$", "]"));
        assertNotNull(find("^[^]a]$", "b"));
        assertNotNull(find("^[a\\]$", "\\"));
        assertNotNull(find("^[[:alpha:]_-]+$", "a_-Z"));
        assertNull(find("[a-c]", "B"));
    }

    @Test
    void bytesAreBytes() {
        assertEquals(new Span(0, 2), find("^..$", "\u00c3\u00a9"));
        assertNotNull(find("[^a]", "\u00ff"));
        assertNull(find("[[:alpha:]]", "\u00e9"));
    }

    @Test
    void unescapedSpecialsAreWhatGlibcMakesOfThem() {
        assertNotNull(find("a)", "a)"));
        assertNotNull(find("^a{,2}$", "aa"));
        assertNotNull(find("(|a)b", "b"));
        assertNotNull(find("\\!", "!"));
        assertNotNull(find("\\bIBM\\b", "an IBM disk"));
    }

    @Test
    void whatIsNoPatternSaysWhy() {
        assertEquals("nothing stands before *", fault("*a"));
        assertEquals("nothing stands before *", fault("^*"));
        assertEquals("unmatched (", fault("(a"));
        assertEquals("unmatched [", fault("["));
        assertEquals("unmatched {", fault("a{1"));
        assertEquals("a backslash at the end", fault("a\\"));
        assertEquals("a range ends before it begins", fault("[z-a]"));
        assertEquals("no character class is called alfa", fault("[[:alfa:]]"));
        assertEquals("more than 32767 repetitions", fault("a{32768}"));
        assertEquals("back-reference \\1 is not supported", fault("(a)\\1"));
    }

    @Test
    void patternsThatWouldExplodeAreRefused() {
        assertEquals("the pattern is too large", fault("a{30000}"));
        assertEquals("the pattern is too large", fault("((a{100}){100}){100}"));
        assertEquals("the pattern is too large", fault("(()(){1000}){1000}"));
        assertEquals("nested more than 200 times", fault("(".repeat(60_000)));
        assertEquals("nested more than 200 times", fault("a" + "*".repeat(60_000)));
        assertEquals("nested more than 200 times", fault("a" + "{1}".repeat(20_000)));
    }

    @Test
    void patternsThatMakeOthersExponentialAreNot() {
        assertFalse(PosixPattern.compile("(a*)*b").pattern().matches("a".repeat(10_000)));
        assertFalse(PosixPattern.compile("(a|aa)+$").pattern().matches("a".repeat(10_000) + "b"));
        assertTrue(PosixPattern.compile("(x+x+)+y").pattern().matches("x".repeat(10_000) + "y"));
    }

    @Test
    void patternsAreEqualWhenTheirTextsAre() {
        assertEquals(PosixPattern.compile("a|b").pattern(), PosixPattern.compile("a|b").pattern());
        assertFalse(PosixPattern.compile("a|b").pattern().equals(PosixPattern.compile("b|a").pattern()));
    }

    @Test
    void firstBytesNarrowWhereAMatchCanBegin() {
        FirstBytes anchored = PosixPattern.compile("^(HUAWEI|HS)").pattern().firstBytes();
        assertTrue(anchored.allow("HS"));
        assertFalse(anchored.allow("XHS"));
        FirstBytes free = PosixPattern.compile("IBM").pattern().firstBytes();
        assertTrue(free.allow("XIBM"));
        assertFalse(free.allow("NETAPP"));
        assertTrue(PosixPattern.compile(".*").pattern().firstBytes().allow(""));
    }
}
