package io.polypath.cli.multipath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GetOptTest {

    private static Orders orders(String line) throws GetOpt.Misuse {
        return Orders.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void lettersComeInBundlesAndArgumentsInEitherWord() throws GetOpt.Misuse {
        assertEquals(3, orders("-v3 -ll").verbosity);
        assertEquals(3, orders("-v 3 -l").verbosity);
        Orders orders = orders("-iv0 -R 5 -Fq");
        assertEquals(Deed.FLUSH_ALL, orders.deed);
        assertTrue(orders.ignoreWwids);
        assertEquals(0, orders.verbosity);
        assertEquals(5, orders.retries);
    }

    @Test
    void operandsStandWhereTheyLike() throws GetOpt.Misuse {
        assertEquals("mpatha", orders("mpatha -ll").device);
        assertEquals("mpatha", orders("-f mpatha").device);
        assertEquals("-odd", orders("-f -- -odd").device);
        assertNull(orders("-ll").device);
    }

    @Test
    void twoLettersAreOneOptionOnlyForLists() throws GetOpt.Misuse {
        assertEquals(Deed.LIST, orders("-ll").deed);
        assertEquals(Deed.LIST, orders("-l").deed);
        assertEquals(Deed.VALID_PATH, orders("-cc sda").deed);
    }

    @Test
    void theLastDeedCountsButADryRunTakesNothingBack() throws GetOpt.Misuse {
        assertEquals(Deed.FLUSH_ONE, orders("-F -f m").deed);
        assertEquals(Deed.FLUSH_ALL, orders("-F -d").deed);
        assertEquals(Deed.DRY_RUN, orders("-d").deed);
        assertEquals(Deed.CREATE, orders("").deed);
    }

    @Test
    void udevAsksInItsOwnWay() throws GetOpt.Misuse {
        assertTrue(orders("-u sda").uevent);
        assertEquals(Deed.USABLE_PATHS, orders("-U -v1 dm-3").deed);
    }

    @Test
    void whatIsNoOptionIsSaid() {
        assertEquals("Unknown switch: x", assertThrows(GetOpt.Misuse.class, () -> orders("-x")).getMessage());
        assertEquals("Unknown switch: :", assertThrows(GetOpt.Misuse.class, () -> orders("-:")).getMessage());
        assertEquals("Missing option argument", assertThrows(GetOpt.Misuse.class, () -> orders("-v")).getMessage());
        assertEquals("'many' is not a verbosity", assertThrows(GetOpt.Misuse.class, () -> orders("-v many")).getMessage());
        assertEquals("'best' is not a valid policy", assertThrows(GetOpt.Misuse.class, () -> orders("-p best")).getMessage());
    }
}
