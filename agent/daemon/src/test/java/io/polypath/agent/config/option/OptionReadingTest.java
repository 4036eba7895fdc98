package io.polypath.agent.config.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.config.grammar.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options make of texts: what multipath-tools 0.14.3 makes of them. */
class OptionReadingTest {

    private static Reading read(String keyword, String text) {
        return ConfigOption.valueOf(keyword.toUpperCase(java.util.Locale.ROOT)).read(text, Accounts.NONE);
    }

    private static String shown(Reading reading) {
        return reading.value() == null ? "-" : reading.value().show();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "user_friendly_names, yes, \"yes\"",
        "user_friendly_names, 1, \"yes\"",
        "user_friendly_names, no, \"no\"",
        "user_friendly_names, 0, \"no\"",
        "find_multipaths, 1, \"on\"",
        "find_multipaths, 0, \"off\"",
        "find_multipaths, yes, \"on\"",
        "find_multipaths, smart, \"smart\"",
        "marginal_pathgroups, 1, \"on\"",
        "marginal_pathgroups, fpin, \"fpin\"",
        "flush_on_last_del, 1, \"always\"",
        "flush_on_last_del, no, \"unused\"",
        "flush_on_last_del, never, \"never\"",
        "no_path_retry, fail, \"fail\"",
        "no_path_retry, 0, \"fail\"",
        "no_path_retry, queue, \"queue\"",
        "no_path_retry, 12, 12",
        "failback, immediate, \"immediate\"",
        "failback, followover, \"followover\"",
        "failback, 15, 15",
        "fast_io_fail_tmo, off, \"off\"",
        "fast_io_fail_tmo, 0, 0",
        "max_retries, off, \"off\"",
        "max_retries, 0, 0",
        "max_retries, 5, 5",
        "dev_loss_tmo, infinity, \"infinity\"",
        "dev_loss_tmo, 4294967295, \"infinity\"",
        "dev_loss_tmo, -1, \"infinity\"",
        "dev_loss_tmo, 600, 600",
        "delay_wait_checks, no, \"no\"",
        "delay_wait_checks, 0, \"no\"",
        "reservation_key, 0x123ABC, 0x123abc",
        "reservation_key, 123abc:aptpl, 0x123abc:aptpl",
        "reservation_key, ffffffffffffffff, 0xffffffffffffffff",
        "reservation_key, file, \"file\"",
        "find_multipaths_timeout, -10, -10",
        "mode, 0660, 0660",
        "path_selector, queue-length 0, \"queue-length 0\"",
        "features, 2 pg_init_retries 50, \"2 pg_init_retries 50\"",
        "vpd_vendor, hp3par, \"hp3par\"",
        "type, nvme:apple-nvme, \"nvme:apple-nvme\"",
        "verbosity, +3, 3",
        "remove_retries, ` 7 `, 7",
    })
    void aGoodTextIsReadWithoutAWord(String keyword, String text, String shown) {
        Reading reading = read(keyword, text);
        assertEquals(shown, shown(reading));
        assertNull(reading.severity());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "verbosity, 9, 4",
        "verbosity, -1, 0",
        "no_path_retry, -3, 1",
        "no_path_retry, 00, 1",
        "no_path_retry, 99999999999, 2147483647",
        "fast_io_fail_tmo, -1, 1",
        "eh_deadline, 99999999999999999999, 2147483647",
        "max_retries, 9, 5",
        "max_retries, -1, 1",
        "uxsock_timeout, 10, 4000",
        "polling_interval, 0, 1",
        "find_multipaths_timeout, 99999999999, 2147483647",
        "path_grouping_policy, failover1, \"failover\"",
        "reservation_key, 1:other, 0x1",
    })
    void aTextBesideTheMarkBecomesTheNearestAndIsReported(String keyword, String text, String shown) {
        Reading reading = read(keyword, text);
        assertEquals(shown, shown(reading));
        assertEquals(Severity.WARNING, reading.severity());
        assertEquals(shown + " is used", reading.assumed());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "user_friendly_names, maybe", "find_multipaths, sometimes", "path_grouping_policy, fail", "polling_interval, -5",
        "polling_interval, +5", "polling_interval, soon", "max_polling_interval, -1", "checker_timeout, -5", "rr_min_io, -1",
        "failback, -4", "failback, later", "max_sectors_kb, 00", "dev_loss_tmo, -2", "dev_loss_tmo, soon", "no_path_retry, 3x",
        "verbosity, ``", "path_selector, round-robin", "path_selector, round-robin 1", "features, 1 a b", "features, ``",
        "features, alua", "hardware_handler, alua", "mode, 888", "mode, 1777", "alias_prefix, a/b", "alias, a/b",
        "partition_delimiter, a/b", "log_checker_err, twice", "auto_resize, up", "vpd_vendor, acme", "type, scsi:pigeon",
        "uid, nobody-here", "gid, 4294967295", "reservation_key, 0", "enable_foreign, (", "multipath_dir, /x",
        "disable_changed_wwids, yes"
    })
    void aTextThatMeansNothingIsIgnoredAndReported(String keyword, String text) {
        Reading reading = read(keyword, text);
        assertNull(reading.value());
        assertEquals(Severity.WARNING, reading.severity());
        assertEquals("the line is ignored", reading.assumed());
    }

    @ParameterizedTest
    @CsvSource({"failback, 0", "rr_min_io, 0", "rr_min_io_rq, 0", "max_sectors_kb, 0", "checker_timeout, 0", "max_fds, 0",
        "dev_loss_tmo, 0", "max_polling_interval, 0"})
    void zeroMeansNotSet(String keyword, String text) {
        Reading reading = read(keyword, text);
        assertNull(reading.value());
        assertEquals(Severity.NOTE, reading.severity());
    }

    @ParameterizedTest
    @CsvSource({"devnode_rule, (", "wwid_rule, !(", "product_rule, a**(", "reservation_key, xyz", "reservation_key, 11112222333344445"})
    void whatWouldTakeADiskFromSomebodyOrAKeyFromAMapBreaksTheFile(String keyword, String text) {
        Reading reading = read(keyword, text);
        assertNull(reading.value());
        assertEquals(Severity.FATAL, reading.severity());
    }

    @Test
    void aDevicePatternThatIsNoneMatchesNothing() {
        Reading reading = read("vendor", "(");
        assertEquals("\"(\"", shown(reading));
        assertEquals(false, ((Value.Pattern) reading.value()).matches("("));
    }

    @Test
    void pairsThatAreNoneAreLeftOut() {
        Reading reading = read("uid_attrs", " sd:ID_SERIAL  dasd  nvme:ID_WWN ");
        assertEquals("\"sd:ID_SERIAL nvme:ID_WWN\"", shown(reading));
        assertEquals("\"dasd\" is no pair", reading.what());
    }

    @Test
    void anIdentityIsCutWhereMultipathToolsCutsIt() {
        assertEquals(127 + 2, shown(read("wwid", "a".repeat(200))).length());
    }
}
