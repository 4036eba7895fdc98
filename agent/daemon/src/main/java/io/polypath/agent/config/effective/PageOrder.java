package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.option.ConfigOption;
import java.util.Arrays;
import java.util.List;

/** In which order the options of a section are printed: that of the incumbent, which has one for each section. */
final class PageOrder {

    private static final String FLAKY = """
            delay_watch_checks delay_wait_checks san_path_err_threshold san_path_err_forget_rate san_path_err_recovery_time
            marginal_path_err_sample_time marginal_path_err_rate_threshold marginal_path_err_recheck_gap_time
            marginal_path_double_failed_time skip_kpartx purge_disconnected max_sectors_kb ghost_delay
            """;

    private static final List<ConfigOption> DEFAULTS =
            Arrays.stream(ConfigOption.values()).filter(option -> option.allowedIn(Section.DEFAULTS)).toList();

    private static final List<ConfigOption> DEVICE = order(Section.DEVICE, """
            vendor product revision product_blacklist path_grouping_policy uid_attribute path_selector path_checker alias_prefix
            features hardware_handler prio prio_args failback rr_weight no_path_retry rr_min_io rr_min_io_rq flush_on_last_del
            fast_io_fail_tmo dev_loss_tmo eh_deadline user_friendly_names retain_attached_hw_handler detect_prio detect_checker
            detect_pgpolicy detect_pgpolicy_use_tpg deferred_remove
            """ + FLAKY + "all_tg_pt vpd_vendor recheck_wwid");

    private static final List<ConfigOption> OVERRIDES =
            DEVICE.stream().filter(option -> option.allowedIn(Section.OVERRIDES)).toList();

    private static final List<ConfigOption> PROTOCOL =
            order(Section.PROTOCOL, "type fast_io_fail_tmo dev_loss_tmo eh_deadline");

    private static final List<ConfigOption> MULTIPATH = order(Section.MULTIPATH, """
            wwid alias path_grouping_policy path_selector prio prio_args failback rr_weight no_path_retry rr_min_io rr_min_io_rq
            flush_on_last_del features mode uid gid reservation_key user_friendly_names deferred_remove
            """ + FLAKY);

    private PageOrder() {}

    /** The options of a section that is printed with options. */
    static List<ConfigOption> of(Section section) {
        return switch (section) {
            case DEFAULTS -> DEFAULTS;
            case DEVICE -> DEVICE;
            case OVERRIDES -> OVERRIDES;
            case PROTOCOL -> PROTOCOL;
            case MULTIPATH -> MULTIPATH;
            case ROOT, BLACKLIST, BLACKLIST_DEVICE, EXCEPTIONS, EXCEPTIONS_DEVICE, DEVICES, MULTIPATHS ->
                throw new AssertionError(section + " has no options of its own");
        };
    }

    private static List<ConfigOption> order(Section section, String keywords) {
        return Arrays.stream(keywords.strip().split("\\s+")).map(keyword -> ConfigOption.find(section, keyword)).toList();
    }
}
