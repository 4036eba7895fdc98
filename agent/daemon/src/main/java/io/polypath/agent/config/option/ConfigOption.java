package io.polypath.agent.config.option;

import static io.polypath.agent.config.option.Types.COUNT_OR_NO;
import static io.polypath.agent.config.option.Types.DEAD;
import static io.polypath.agent.config.option.Types.FLAG;
import static io.polypath.agent.config.option.Types.SECONDS_OR_NO;
import static io.polypath.agent.config.option.Types.SECONDS_OR_OFF;
import static io.polypath.agent.config.option.Types.count;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.path.Check;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Every option: where it may stand, what it takes, what holds without it, what it means. The order is that of {@code
 * defaults} in {@code show config}.
 *
 * <p>Places: {@code D}efaults, de{@code V}ice, {@code O}verrides, {@code P}rotocol, {@code M}ultipath, {@code B}lacklist
 * and its exceptions, and the {@code R}ows of devices in both.
 */
public enum ConfigOption {
    VENDOR("V", PatternType.DEVICE, null, "vendor of the devices meant"),
    PRODUCT("V", PatternType.DEVICE, null, "product of the devices meant"),
    REVISION("V", PatternType.DEVICE, null, "revision of the devices meant; any if absent"),
    PRODUCT_BLACKLIST("V", PatternType.RULE, null, "product of this vendor whose devices are no paths"),
    TYPE("P", Types.PROTOCOL, null, "protocol meant"),
    WWID("M", TextType.identity(), null, "identity of the map meant"),
    ALIAS("M", TextType.nodeName("text without a slash"), null, "name of the map"),
    DEVNODE_RULE("devnode", "B", PatternType.RULE, "names of device nodes"),
    WWID_RULE("wwid", "B", PatternType.RULE, "identities"),
    PROPERTY_RULE("property", "B", PatternType.RULE, "names of udev properties"),
    PROTOCOL_RULE("protocol", "B", PatternType.RULE, "protocols, such as `scsi:fcp`"),
    VENDOR_RULE("vendor", "R", PatternType.RULE, "vendor of the devices meant; any if absent"),
    PRODUCT_RULE("product", "R", PatternType.RULE, "product of the devices meant; any if absent"),
    VERBOSITY("D", NumberType.of(0, 4, ""), "2", "how much is logged"),
    POLLING_INTERVAL("D", Types.INTERVAL, "5", "shortest time between two checks of a path"),
    MAX_POLLING_INTERVAL("D", Types.INTERVAL.zeroUnsets(), null, "longest time between two checks; four times the shortest if absent"),
    REASSIGN_MAPS("D", FLAG, "no", "move other device-mapper users of a path to its map"),
    MULTIPATH_DIR("D"),
    PATH_SELECTOR("DVOM", CountedType.SELECTOR, "service-time 0", "how I/O is spread over the paths of a group"),
    PATH_GROUPING_POLICY("DVOM", Types.GROUPING, "failover", "which paths form a group"),
    UID_ATTRS("D", new UidAttributesType(), null, "udev property that identifies a path, by the beginning of its name"),
    UID_ATTRIBUTE("DVO", TextType.of("udev property, or empty"), "ID_SERIAL", "udev property that identifies a path; "
            + "empty: the device is asked"),
    PRIO("DVOM", TextType.of("name of a prioritizer"), "const", "how the priority of a path is found"),
    PRIO_ARGS("DVOM", TextType.of("text"), "", "what the prioritizer is told"),
    FEATURES("DVOM", CountedType.FEATURES, "0", "features of the map's table"),
    PATH_CHECKER("DVO", TextType.of("name of a checker"), "tur", "how the state of a path is found"),
    ALIAS_PREFIX("DVO", TextType.nodeName("text without a slash"), "mpath", "beginning of user-friendly names"),
    FAILBACK("DVOM", Types.FAILBACK, "manual", "when the best group is used again"),
    RR_MIN_IO("DVOM", count(1, "requests").zeroUnsets(), "1000", "requests to a path before the next, bio-based maps"),
    RR_MIN_IO_RQ("DVOM", count(1, "requests").zeroUnsets(), "1", "requests to a path before the next"),
    MAX_FDS("D", NumberType.of(1, NumberType.INT_MAX, "files").zeroUnsets().with("max", new Value.Word("max")), "max",
            "most open files of the daemon"),
    RR_WEIGHT("DVOM", ChoiceType.of("uniform", "priorities"), "uniform", "multiply the number of requests by the priority"),
    NO_PATH_RETRY("DVOM", Types.NO_PATH_RETRY, null, "what becomes of I/O without a usable path"),
    QUEUE_WITHOUT_DAEMON("D", FLAG, "no", "keep queueing when the daemon ends"),
    CHECKER_TIMEOUT("D", count(1, "s").zeroUnsets(), null,
            "after how long a check has failed; if absent the device's own time-out, or 30 s"),
    ALLOW_USB_DEVICES("D", FLAG, "no", "take USB disks for paths"),
    FLUSH_ON_LAST_DEL("DVOM", Types.FLUSH, "unused", "when the map goes with its last path"),
    USER_FRIENDLY_NAMES("DVOM", FLAG, "no", "short names instead of identities"),
    MODE("DM", new ModeType(), null, "permissions of the map's device node"),
    UID("DM", new AccountType(false), null, "owner of the map's device node"),
    GID("DM", new AccountType(true), null, "group of the map's device node"),
    FAST_IO_FAIL_TMO("DVOP", SECONDS_OR_OFF, "5", "how long I/O waits for a lost remote port"),
    DEV_LOSS_TMO("DVOP", Types.DEV_LOSS, null, "when a lost remote port is removed; the kernel's own time if absent"),
    EH_DEADLINE("DVOP", SECONDS_OR_OFF, null, "how long SCSI error handling may take"),
    MAX_RETRIES("D", Types.RETRIES, null, "how often the kernel retries a command"),
    BINDINGS_FILE("D"),
    WWIDS_FILE("D"),
    PRKEYS_FILE("D"),
    LOG_CHECKER_ERR("D", ChoiceType.of("always", "once"), "always", "whether a path that stays down is logged again"),
    RESERVATION_KEY("DM", new ReservationKeyType(), null, "persistent reservation key; its presence turns reservations on"),
    ALL_TG_PT("DVO", FLAG, "no", "one registration counts for all target ports"),
    RETAIN_ATTACHED_HW_HANDLER("DVO", FLAG, "yes", "keep the handler that the kernel attached; always so since Linux 4.3"),
    DETECT_PRIO("DVO", FLAG, "yes", "choose the prioritizer by what the device supports"),
    DETECT_CHECKER("DVO", FLAG, "yes", "choose the checker by what the device supports"),
    DETECT_PGPOLICY("DVO", FLAG, "yes", "group by priority where priorities come from ALUA"),
    DETECT_PGPOLICY_USE_TPG("DVO", FLAG, "no", "group by target port group there instead"),
    FORCE_SYNC("D", FLAG, "no", "check one path at a time"),
    STRICT_TIMING("D", FLAG, "no", "start checks on the second"),
    DEFERRED_REMOVE("DVOM", FLAG, "no", "remove a map with its last user, if not at once"),
    PARTITION_DELIMITER("D", TextType.nodeName("text without a slash"), null, "between the name of a map and the number of its partition"),
    CONFIG_DIR("D"),
    DELAY_WATCH_CHECKS("DVOM", COUNT_OR_NO, "no", "former way to set san_path_err_forget_rate"),
    DELAY_WAIT_CHECKS("DVOM", COUNT_OR_NO, "no", "former way to set san_path_err_recovery_time"),
    SAN_PATH_ERR_THRESHOLD("DVOM", COUNT_OR_NO, "no", "failures after which a path is withheld"),
    SAN_PATH_ERR_FORGET_RATE("DVOM", COUNT_OR_NO, "no", "good checks after which one failure is forgotten"),
    SAN_PATH_ERR_RECOVERY_TIME("DVOM", SECONDS_OR_NO, "no", "how long it is withheld"),
    MARGINAL_PATH_ERR_SAMPLE_TIME("DVOM", SECONDS_OR_NO, "no", "how long a doubtful path is tested"),
    MARGINAL_PATH_ERR_RATE_THRESHOLD("DVOM", COUNT_OR_NO, "no", "errors in a thousand requests above which it is marginal"),
    MARGINAL_PATH_ERR_RECHECK_GAP_TIME("DVOM", SECONDS_OR_NO, "no", "when a marginal path is tested again"),
    MARGINAL_PATH_DOUBLE_FAILED_TIME("DVOM", SECONDS_OR_NO, "no", "two failures within this time make a path doubtful"),
    FIND_MULTIPATHS("D", Types.FIND_MULTIPATHS, "strict", "which devices become maps"),
    UXSOCK_TIMEOUT("D", count(4000, "ms"), "4000", "how long a client waits for an answer"),
    RETRIGGER_TRIES("D", count(0, ""), "3", "how often missing udev data are asked for"),
    RETRIGGER_DELAY("D", count(0, "s"), "10", "time between two of those"),
    MISSING_UEV_WAIT_TIMEOUT("D", count(0, "s"), "30", "how long a new map waits for its uevent"),
    SKIP_KPARTX("DVOM", FLAG, "no", "no partitions on the map"),
    PURGE_DISCONNECTED("DVOM", FLAG, "no", "delete the SCSI devices of logical units that are gone"),
    DISABLE_CHANGED_WWIDS("D"),
    REMOVE_RETRIES("D", count(0, ""), "0", "how often the removal of a busy map is tried again"),
    MAX_SECTORS_KB("DVOM", count(1, "KiB").zeroUnsets(), null, "largest request"),
    GHOST_DELAY("DVOM", SECONDS_OR_NO, "no", "how long a map with passive paths only is not announced"),
    AUTO_RESIZE("D", ChoiceType.of("never", "grow_only", "grow_shrink"), "never", "follow a change of the paths' size"),
    FIND_MULTIPATHS_TIMEOUT("D", new SignedType("s"), "-10", "how long `smart` waits for a second path; negative: known "
            + "hardware only, 1 s for other"),
    ENABLE_FOREIGN("D", PatternType.LIBRARY, "NONE", "names of the foreign libraries used"),
    MARGINAL_PATHGROUPS("D", Types.MARGINAL_PATHGROUPS, "off", "marginal paths form groups of their own"),
    RECHECK_WWID("DVO", FLAG, "no", "look at the identity of a path that comes back"),
    VPD_VENDOR("V", ChoiceType.of("hp3par"), null, "vendor page that tells more about the device"),
    HARDWARE_HANDLER("V", CountedType.HANDLER, null, "hardware handler of the map"),
    GETUID_CALLOUT("DVO"),
    PG_TIMEOUT("DVM");

    private final String keyword;
    private final Set<Section> sections;
    private final ValueType type;
    private final Value builtIn;
    private final String meaning;

    ConfigOption(String places, ValueType type, String builtIn, String meaning) {
        this(null, places, type, builtIn, meaning);
    }

    /** A rule: may be given again, each counts. */
    ConfigOption(String keyword, String places, ValueType type, String meaning) {
        this(keyword, places, type, null, meaning);
    }

    /** An option without effect. */
    ConfigOption(String places) {
        this(null, places, DEAD, null, "formerly in use");
    }

    ConfigOption(String keyword, String places, ValueType type, String builtIn, String meaning) {
        this.keyword = keyword == null ? name().toLowerCase(Locale.ROOT) : keyword;
        this.sections = SectionLetters.sections(places);
        this.type = type;
        this.builtIn = builtIn == null ? null : type.read(builtIn, Accounts.NONE).value();
        this.meaning = meaning;
        Check.that((builtIn == null) == (this.builtIn == null), "a built-in value is one that could be written");
    }

    /** As it is written. */
    public String keyword() {
        return keyword;
    }

    public boolean allowedIn(Section section) {
        return sections.contains(section);
    }

    /** What holds when it is written nowhere; null for nothing. */
    public Value builtIn() {
        return builtIn;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** Permitted values, for the documentation. */
    public String allowed() {
        return type.allowed();
    }

    /** Whether it holds for a path or a map; otherwise for the daemon as a whole, or it only says for what a section holds. */
    public boolean concernsPaths() {
        return switch (this) {
            case VENDOR, PRODUCT, REVISION, PRODUCT_BLACKLIST, TYPE, WWID -> false;
            case UID_ATTRS -> true;
            default -> sections.contains(Section.DEVICE) || sections.contains(Section.MULTIPATH);
        };
    }

    /** Whether it has no effect any more. */
    public boolean dead() {
        return type == DEAD;
    }

    /** Reads a value's text. */
    public Reading read(String text, Accounts accounts) {
        return type.read(text, accounts);
    }

    /** The option that {@code keyword} names inside {@code section}, or null. */
    public static ConfigOption find(Section section, String keyword) {
        return Places.find(section, keyword);
    }

    /** The sections it may stand in. */
    public Set<Section> sections() {
        return EnumSet.copyOf(sections);
    }
}
