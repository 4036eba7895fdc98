package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.FeatureOptions;
import io.polypath.agent.map.FlushPolicy;
import io.polypath.agent.map.GroupingPolicy;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MinIo;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.Parsed;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.path.Check;

import java.util.List;

/**
 * What holds for a map, as one of its paths tells; where the incumbent's first path decides, so does the first here.
 *
 * @param alias the name; empty for none
 * @param features without those that are options of their own: {@code noPathRetry} and {@code retainHandler} have them
 * @param hardwareHandler as written; {@link HardwareHandlerSpec#NONE} when nothing sets it
 * @param handlerWritten whether something sets it, if only to {@code 0}
 * @param maxSectorsKb largest request in KiB; 0 when nothing sets it
 * @param ghostDelaySeconds how long a map with passive paths only is not announced; 0 for not at all
 */
public record MapSettings(
        String alias,
        String aliasPrefix,
        boolean userFriendlyNames,
        SelectorSpec selector,
        GroupingPolicy grouping,
        boolean detectGrouping,
        boolean detectGroupingByPortGroup,
        FeatureList features,
        HardwareHandlerSpec hardwareHandler,
        boolean handlerWritten,
        boolean retainHandler,
        FailbackPolicy failback,
        NoPathRetry noPathRetry,
        MinIo minIo,
        FlushPolicy flushOnLastDel,
        boolean deferredRemove,
        boolean skipKpartx,
        long maxSectorsKb,
        long ghostDelaySeconds,
        NodeOwnership ownership,
        ReservationSettings reservation) {

    private static final long NS_PER_SECOND = 1_000_000_000;

    static MapSettings of(EffectiveSettings settings) {
        FeatureOptions features = features(settings);
        return new MapSettings(
                settings.text(ConfigOption.ALIAS),
                settings.text(ConfigOption.ALIAS_PREFIX),
                settings.flag(ConfigOption.USER_FRIENDLY_NAMES),
                parsed(SelectorSpec.parse(settings.text(ConfigOption.PATH_SELECTOR))),
                GroupingPolicy.parse(settings.text(ConfigOption.PATH_GROUPING_POLICY)),
                settings.flag(ConfigOption.DETECT_PGPOLICY),
                settings.flag(ConfigOption.DETECT_PGPOLICY_USE_TPG),
                features.features(),
                handler(settings.text(ConfigOption.HARDWARE_HANDLER)),
                settings.get(ConfigOption.HARDWARE_HANDLER) != null,
                features.retainHandler() != FeatureOptions.Retain.NO,
                failback(settings.value(ConfigOption.FAILBACK)),
                features.noPathRetry(),
                new MinIo(settings.number(ConfigOption.RR_MIN_IO, 0), settings.number(ConfigOption.RR_MIN_IO_RQ, 0),
                        settings.text(ConfigOption.RR_WEIGHT).equals("priorities")),
                flush(settings.text(ConfigOption.FLUSH_ON_LAST_DEL)),
                settings.flag(ConfigOption.DEFERRED_REMOVE),
                settings.flag(ConfigOption.SKIP_KPARTX),
                settings.number(ConfigOption.MAX_SECTORS_KB, 0),
                settings.number(ConfigOption.GHOST_DELAY, 0),
                NodeOwnership.of(settings),
                ReservationSettings.of(settings));
    }

    /**
     * The handler for paths that do or do not all report target port groups. What the kernel has attached is kept, because no table
     * can change it; otherwise a written {@code 0} stays.
     *
     * @param attached name of the handler that the kernel has attached to the paths; empty for none
     * @param allReportPortGroups whether TPGS of standard INQUIRY is not 0 on any path
     */
    public HardwareHandlerSpec handlerFor(String attached, boolean allReportPortGroups) {
        if (!attached.isEmpty() && !attached.equals(hardwareHandler.name())) {
            return new HardwareHandlerSpec(List.of(attached)).corrected(allReportPortGroups);
        }
        boolean none = handlerWritten && hardwareHandler.words().isEmpty();
        return none ? hardwareHandler : hardwareHandler.corrected(allReportPortGroups);
    }

    private static FeatureOptions features(EffectiveSettings settings) {
        boolean written = settings.get(ConfigOption.RETAIN_ATTACHED_HW_HANDLER).origin() != Origin.BUILT_IN;
        boolean retain = settings.flag(ConfigOption.RETAIN_ATTACHED_HW_HANDLER);
        return FeatureOptions.extract(
                parsed(FeatureList.parse(settings.text(ConfigOption.FEATURES))),
                noPathRetry(settings.value(ConfigOption.NO_PATH_RETRY)),
                !written ? FeatureOptions.Retain.UNSET : retain ? FeatureOptions.Retain.YES : FeatureOptions.Retain.NO);
    }

    private static NoPathRetry noPathRetry(Value value) {
        return switch (value) {
            case null -> NoPathRetry.UNSET;
            case Value.Number(long checks) -> NoPathRetry.checks((int) checks);
            case Value.Word(String word) -> word.equals("queue") ? NoPathRetry.QUEUE : NoPathRetry.FAIL;
            default -> throw new AssertionError("no_path_retry is a number or a word");
        };
    }

    private static FailbackPolicy failback(Value value) {
        return switch (value) {
            case Value.Number(long seconds) -> FailbackPolicy.delayed(seconds * NS_PER_SECOND);
            case Value.Word(String word) when word.equals("immediate") -> FailbackPolicy.IMMEDIATE;
            case Value.Word(String word) when word.equals("followover") -> FailbackPolicy.FOLLOWOVER;
            default -> FailbackPolicy.MANUAL;
        };
    }

    private static HardwareHandlerSpec handler(String text) {
        return text.isEmpty() ? HardwareHandlerSpec.NONE : parsed(HardwareHandlerSpec.parse(text));
    }

    private static FlushPolicy flush(String keyword) {
        for (FlushPolicy policy : FlushPolicy.values()) {
            if (policy.keyword().equals(keyword)) {
                return policy;
            }
        }
        throw new AssertionError("flush_on_last_del has no word " + keyword);
    }

    private static <T> T parsed(Parsed<T> parsed) {
        Check.that(parsed.fault() == null, "an accepted text can be read");
        return parsed.orNull();
    }
}
