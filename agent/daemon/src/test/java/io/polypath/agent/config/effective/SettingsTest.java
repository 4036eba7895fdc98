package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.FindMultipaths;
import io.polypath.agent.map.FlushPolicy;
import io.polypath.agent.map.GroupingPolicy;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.NoPathRetry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the daemon is told about itself, about a path and about a map. */
class SettingsTest {

    private static EffectiveSettings defaults(String options) {
        return new EffectiveConfig(ConfTexts.conf("defaults {\n" + options + "\n}\n")).forPath(ConfTexts.disk("A", "B", "w"));
    }

    private static GlobalSettings globals(String options) {
        return GlobalSettings.of(ConfTexts.conf("defaults {\n" + options + "\n}\n"));
    }

    private static MapSettings device(String options) {
        String text = "devices {\ndevice {\nvendor A\nproduct B\n" + options + "\n}\n}\n";
        return new EffectiveConfig(ConfTexts.conf(text)).forPath(ConfTexts.disk("A", "B", "w")).mapSettings();
    }

    @Test
    void aDaemonWithoutAConfigurationIsAsMultipathd() {
        GlobalSettings built = globals("");
        assertEquals(new PollingIntervals(5, 20), built.polling());
        assertEquals(2, built.verbosity());
        assertEquals(0, built.checkerTimeoutSeconds());
        assertSame(FindMultipaths.STRICT, built.findMultipaths());
        assertEquals(-10, built.findMultipathsTimeoutSeconds());
        assertEquals(4000, built.clientTimeoutMs());
        assertEquals(GlobalSettings.RETRIES_UNSET, built.maxRetries());
        assertEquals(0, built.maxFds());
        assertEquals(3, built.retriggerTries());
        assertFalse(built.queueWithoutDaemon());
        assertNull(built.partitionDelimiter());
        assertFalse(built.enableForeign().matches("nvme"));
        assertEquals("off", built.marginalPathgroups());
    }

    @Test
    void aDaemonIsToldWhatItsSectionSays() {
        GlobalSettings told = globals("max_retries off\nmax_fds 100\nlog_checker_err once\nfind_multipaths yes\nchecker_timeout 7");
        assertEquals(GlobalSettings.RETRIES_OFF, told.maxRetries());
        assertEquals(100, told.maxFds());
        assertTrue(told.logCheckerErrOnce());
        assertSame(FindMultipaths.ON, told.findMultipaths());
        assertEquals(7, told.checkerTimeoutSeconds());
        assertEquals(3, globals("max_retries 3").maxRetries());
    }

    @Test
    void oneIntervalFollowsFromTheOther() {
        assertEquals(new PollingIntervals(10, 40), globals("polling_interval 10").polling());
        assertEquals(new PollingIntervals(7, 30), globals("max_polling_interval 30").polling());
        assertEquals(new PollingIntervals(1, 3), globals("max_polling_interval 3").polling());
        assertEquals(new PollingIntervals(10, 10), globals("polling_interval 30\nmax_polling_interval 10").polling());
        assertEquals(new PollingIntervals(5, 20), globals("polling_interval -5\nmax_polling_interval 0").polling());
        assertEquals(new PollingIntervals(1, 4), globals("polling_interval 0").polling());
        assertEquals(Integer.MAX_VALUE, globals("polling_interval 2147483647").polling().longestSeconds());
    }

    @Test
    void timeoutsHaveFourForms() {
        PathSettings path = defaults("fast_io_fail_tmo off\ndev_loss_tmo infinity\neh_deadline 0").pathSettings();
        assertEquals(new TransportTimeout(TransportTimeout.Kind.OFF, 0), path.fastIoFail());
        assertEquals(new TransportTimeout(TransportTimeout.Kind.INFINITE, 0), path.devLoss());
        assertEquals(new TransportTimeout(TransportTimeout.Kind.SECONDS, 0), path.ehDeadline());
        PathSettings built = defaults("").pathSettings();
        assertEquals(new TransportTimeout(TransportTimeout.Kind.SECONDS, 5), built.fastIoFail());
        assertEquals(new TransportTimeout(TransportTimeout.Kind.UNSET, 0), built.devLoss());
    }

    @Test
    void featuresThatAreOptionsAreTakenOut() {
        MapSettings map = device("features \"3 queue_if_no_path pg_init_retries 50\"");
        assertEquals("2 pg_init_retries 50", map.features().text());
        assertEquals(NoPathRetry.QUEUE, map.noPathRetry());
        assertEquals(NoPathRetry.checks(4), device("features \"1 queue_if_no_path\"\nno_path_retry 4").noPathRetry());
        assertEquals(NoPathRetry.UNSET, device("").noPathRetry());
    }

    @Test
    void aWrittenHandlerOfNoneStaysAndAMissingOneFollowsThePaths() {
        assertEquals(HardwareHandlerSpec.ALUA, device("").handlerFor("", true));
        assertEquals(HardwareHandlerSpec.NONE, device("").handlerFor("", false));
        assertEquals(HardwareHandlerSpec.NONE, device("hardware_handler 0").handlerFor("", true));
        assertEquals(HardwareHandlerSpec.NONE, device("hardware_handler \"1 alua\"").handlerFor("", false));
        assertEquals("1 emc", device("hardware_handler \"1 emc\"").handlerFor("", true).text());
        assertEquals("1 rdac", device("").handlerFor("rdac", false).text());
        assertEquals("1 alua", device("hardware_handler 0").handlerFor("alua", true).text());
        assertEquals("2 emc x", device("hardware_handler \"2 emc x\"").handlerFor("emc", false).text());
        assertEquals("0", device("").handlerFor("alua", false).text());
    }

    @Test
    void aMapIsToldWhatItsSectionsSay() {
        MapSettings map = device("failback 30\nflush_on_last_del never\npath_grouping_policy multibus\nrr_min_io_rq 7\nghost_delay 9");
        assertEquals(FailbackPolicy.delayed(30_000_000_000L), map.failback());
        assertSame(FlushPolicy.NEVER, map.flushOnLastDel());
        assertSame(GroupingPolicy.MULTIBUS, map.grouping());
        assertEquals(9, map.ghostDelaySeconds());
        assertEquals("service-time 0", map.selector().text());
        assertEquals("mpath", map.aliasPrefix());
        assertEquals(new NodeOwnership(-1, -1, -1), map.ownership());
        assertFalse(map.reservation().managed());
    }

    @Test
    void aKeyTurnsReservationsOn() {
        ReservationSettings key = defaults("reservation_key 0xabc:aptpl\nall_tg_pt yes").mapSettings().reservation();
        assertEquals(new ReservationSettings(true, false, 0xabc, true, true), key);
        assertEquals(new ReservationSettings(true, true, 0, false, false),
                defaults("reservation_key file").mapSettings().reservation());
    }

    @Test
    void groupingFollowsThePrioritizersWhereThatIsDetected() {
        MapSettings detected = device("");
        assertEquals(new GroupingChoice(GroupingPolicy.GROUP_BY_PRIO, true),
                GroupingChoice.choose(detected, List.of("alua", "sysfs")));
        assertEquals(new GroupingChoice(GroupingPolicy.FAILOVER, false), GroupingChoice.choose(detected, List.of("alua", "const")));
        assertEquals(new GroupingChoice(GroupingPolicy.FAILOVER, false), GroupingChoice.choose(detected, List.of()));
        assertEquals(new GroupingChoice(GroupingPolicy.GROUP_BY_TPG, true),
                GroupingChoice.choose(device("detect_pgpolicy_use_tpg yes"), List.of("sysfs")));
        MapSettings written = device("detect_pgpolicy no\npath_grouping_policy group_by_tpg");
        assertEquals(new GroupingChoice(GroupingPolicy.GROUP_BY_TPG, false), GroupingChoice.choose(written, List.of("alua")));
        assertEquals(new GroupingChoice(GroupingPolicy.FAILOVER, false), GroupingChoice.choose(written, List.of("emc")));
    }

    @Test
    void thePrioritizerFollowsTheDeviceWhereThatIsDetected() {
        PathSettings path = defaults("prio alua\nprio_args exclusive_pref_bit").pathSettings();
        assertEquals(new PrioChoice("sysfs", "", true, false), PrioChoice.choose(path, "sysfs", 3));
        assertEquals(new PrioChoice("alua", "exclusive_pref_bit", true, false), PrioChoice.choose(path, "alua", 1));
        assertEquals(new PrioChoice("const", "", false, true), PrioChoice.choose(path, null, 0));
        PathSettings fixed = defaults("prio alua\ndetect_prio no").pathSettings();
        assertEquals(new PrioChoice("alua", "", false, false), PrioChoice.choose(fixed, "sysfs", 1));
    }

    @Test
    void failuresWithholdAPathByCountByTestOrNotAtAll() {
        FlakySettings none = defaults("").pathSettings().flaky();
        assertFalse(none.withholdsByCount() || none.withholdsByTest());
        String count = "san_path_err_threshold 2\nsan_path_err_forget_rate 3\nsan_path_err_recovery_time 4\n";
        String test = "marginal_path_double_failed_time 60\nmarginal_path_err_sample_time 10\n"
                + "marginal_path_err_rate_threshold 5\nmarginal_path_err_recheck_gap_time 300\n";
        assertTrue(defaults(count).pathSettings().flaky().withholdsByCount());
        FlakySettings both = defaults(count + test).pathSettings().flaky();
        assertTrue(both.withholdsByTest());
        assertFalse(both.withholdsByCount());
        assertEquals(FlakySettings.LEAST_SAMPLE_SECONDS, both.sampleSeconds());
        FlakySettings fabric = defaults(count + test + "marginal_pathgroups fpin").pathSettings().flaky();
        assertFalse(fabric.withholdsByCount() || fabric.withholdsByTest());
    }

    @Test
    void formerDelaysCountWhereNothingNewIsWritten() {
        FlakySettings delays = defaults("delay_watch_checks 12\ndelay_wait_checks 3").pathSettings().flaky();
        assertEquals(1, delays.threshold());
        assertEquals(12, delays.forgetChecks());
        assertEquals(3, delays.waitChecks());
        assertTrue(delays.withholdsByCount());
        FlakySettings both = defaults("delay_watch_checks 12\nsan_path_err_threshold 9").pathSettings().flaky();
        assertEquals(9, both.threshold());
        assertEquals(0, both.forgetChecks());
    }
}
