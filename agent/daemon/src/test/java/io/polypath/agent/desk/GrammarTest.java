package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.DeskCommand;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrammarTest {

    @Test
    void aWordMayBeShortenedWhileItIsUnambiguous() {
        assertShows(Page.MAPS, "sho maps");
        assertShows(Page.TOPOLOGY, "li to");
        assertOrders(DeskCommand.RECONFIGURE_ALL, "reconf al");
        assertOrders(DeskCommand.DISABLE_QUEUEING_MAPS, "dis maps");
        assertEquals(Keyword.PATH, Keyword.of("path"));
        assertEquals(Keyword.SWITCH, Keyword.of("switch"));
        assertNull(Keyword.of("sw"), "two spellings of one word are two");
        assertNull(Keyword.of("s"));
        assertNull(Keyword.of("PATHS"));
    }

    @Test
    void everySpellingOfAWordIsTheWord() {
        assertShows(Page.MAPS_JSON, "list multipaths json");
        assertOrders(DeskCommand.DEL_PATH, "remove path sda");
        assertOrders(DeskCommand.DEL_PATH, "del path sda");
        assertOrders(DeskCommand.SWITCH_GROUP, "switchgroup multipath m group 2");
        assertInstanceOf(Meaning.Leave.class, understood("exit").meaning());
    }

    @Test
    void argumentsAreWordsOrQuotations() {
        assertEquals(List.of("x y"), understood("show path \"x y\"").arguments());
        assertEquals(List.of("2\""), understood("show path \"2\"\"\"").arguments());
        assertEquals(List.of("xy", "%h"), understood("show map xy raw form %h").arguments());
        assertEquals(List.of("show"), understood("show path show").arguments());
        assertEquals(List.of("never closed"), understood("show path \"never closed").arguments());
        assertEquals(List.of("sda"), understood("show path sda # the first").arguments());
        assertEquals(List.of("m", "sda 8:0"), understood("setprstatus map m pathlist \"sda 8:0\"").arguments());
    }

    @Test
    void devicesMayBeNamedByTheirNodes() {
        assertEquals(List.of("sda"), understood("fail path /dev/sda").arguments());
        assertEquals(List.of("cciss!c0d0"), understood("add path /dev/cciss/c0d0").arguments());
        assertEquals(List.of("mapper/x"), understood("del map /dev/mapper/x").arguments());
        assertEquals(List.of("/dev/"), understood("del map /dev/").arguments());
        assertEquals(List.of("/dev/%d"), understood("show paths format /dev/%d").arguments());
    }

    @Test
    void anUnknownWordInFrontIsOnlyAFailure() {
        assertEquals("fail\n", refused("queueing disable"));
        assertEquals("fail\n", refused("bogus maps"));
        assertEquals("fail\n", refused("show \"bogus\""));
        assertTrue(refused("show bogus").startsWith("fail\nshow bogus: not found\nmultipath-tools v0.14.3 "));
    }

    @Test
    void wordsThatAreNoCommandMissAnArgument() {
        for (String request : List.of("", "#", "show", "show map", "maps show", "show maps raw json topology status")) {
            assertTrue(refused(request).startsWith("fail\n" + request + ": Missing argument\n"), request);
        }
    }

    @Test
    void extensionsStandBehindTheirOwnNameAndVersion() {
        assertOrders(DeskCommand.WHY, "polypath v1 why mpatha");
        assertOrders(DeskCommand.LOG_LEVEL, "polypath v1 log 3");
        Reading.Understood wait = understood("polypath v1 wait 36 paths>=4 timeout 30");
        assertEquals(new Meaning.Order(DeskCommand.WAIT_PATHS), wait.meaning());
        assertEquals(List.of("36", "4"), wait.arguments());
        assertEquals(30_000_000_000L, wait.limitNs());
        assertEquals(Reading.Understood.USUAL_LIMIT, understood("polypath v1 drain 36").limitNs());
        assertOrders(DeskCommand.WAIT_REMOVED, "polypath v1 wait 36 removed timeout 3600");
        for (String wrong : List.of("polypath", "polypath v2 why x", "polypath v1", "polypath v1 w", "polypath v1 log 5",
                "polypath v1 wait 36 paths>=0", "polypath v1 wait 36 paths>=99999999999", "polypath v1 drain 36 timeout 0",
                "polypath v1 timeout 3", "polypath v1 why x timeout 3", "polypath v1 wait 36 removed timeout x")) {
            assertTrue(refused(wrong).startsWith("fail\n"), wrong);
        }
        assertTrue(refused("polypath v1 help").startsWith("polypath v1 why"));
        assertTrue(refused("polyp v1 help").equals("fail\n"), "extensions are not abbreviated");
    }

    @Test
    void anyBytesAreReadToAnEnd() {
        Random random = new Random(14);
        String alphabet = "showmapathjn \"#!{}%\0\t\u00ff";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder request = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                request.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Reading reading = Grammar.read(request.toString());
            assertTrue(!(reading instanceof Reading.Refused(String text)) || text.startsWith("fail\n"));
        }
    }

    private static void assertShows(Page page, String request) {
        assertEquals(new Meaning.Show(page), understood(request).meaning());
    }

    private static void assertOrders(DeskCommand command, String request) {
        assertEquals(new Meaning.Order(command), understood(request).meaning());
    }

    private static Reading.Understood understood(String request) {
        return assertInstanceOf(Reading.Understood.class, Grammar.read(request), request);
    }

    private static String refused(String request) {
        return assertInstanceOf(Reading.Refused.class, Grammar.read(request), request).text();
    }
}
