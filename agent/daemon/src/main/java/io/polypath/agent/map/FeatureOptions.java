package io.polypath.agent.map;

/**
 * Features that are options of their own, taken out of the features text.
 *
 * @param features what is left
 * @param noPathRetry the option, or {@link NoPathRetry#QUEUE} where only the text asked for queueing
 * @param retainHandler the option, or {@link Retain#YES} where only the text asked for it
 * @param overruled whether the text asked for something that an option denies, which deserves a line in the log
 */
public record FeatureOptions(FeatureList features, NoPathRetry noPathRetry, Retain retainHandler, boolean overruled) {

    /** The option {@code retain_attached_hw_handler}. */
    public enum Retain { UNSET, YES, NO }

    /** Takes them out; an option that is set wins over the text. */
    public static FeatureOptions extract(FeatureList configured, NoPathRetry noPathRetry, Retain retain) {
        boolean queues = configured.queues();
        boolean retains = configured.has(FeatureList.RETAIN_ATTACHED_HW_HANDLER);
        boolean overruled = queues && noPathRetry.kind() == NoPathRetry.Kind.FAIL || retains && retain == Retain.NO;
        return new FeatureOptions(
                configured.without(FeatureList.QUEUE_IF_NO_PATH).without(FeatureList.RETAIN_ATTACHED_HW_HANDLER),
                queues && noPathRetry.kind() == NoPathRetry.Kind.UNSET ? NoPathRetry.QUEUE : noPathRetry,
                retains && retain == Retain.UNSET ? Retain.YES : retain,
                overruled);
    }
}
