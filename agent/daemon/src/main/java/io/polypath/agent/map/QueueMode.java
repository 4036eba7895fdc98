package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.List;

/** How a map takes I/O: the target feature {@code queue_mode}. It is fixed when the map is created. */
public enum QueueMode {
    /** One bio at a time; the path is chosen before merging. */
    BIO,
    /** Requests, after merging; what the kernel does unless told otherwise. {@code mq} is another word for it. */
    RQ;

    /** The mode that {@code features} ask for; {@link #RQ} when they say nothing that is understood. */
    public static QueueMode of(FeatureList features) {
        return reconcile(features, null).mode();
    }

    /**
     * Reconciles configured features with the map that is there. A live map cannot change its mode, so its own wins;
     * the first mode that is valid wins over further ones; words that are no mode are dropped with their keyword.
     *
     * @param live mode of the map in the kernel; null when there is none yet
     */
    public static QueueModeChoice reconcile(FeatureList configured, QueueMode live) {
        List<String> rest = new ArrayList<>();
        String kept = null;
        boolean dropped = false;
        for (int i = 0; i < configured.words().size(); i++) {
            if (!configured.words().get(i).equals(FeatureList.QUEUE_MODE)) {
                rest.add(configured.words().get(i));
                continue;
            }
            i++;
            String word = i < configured.words().size() ? configured.words().get(i) : "";
            if (kept == null && ofWord(word) != null && (live == null || live == ofWord(word))) {
                kept = word;
            } else {
                dropped = true;
            }
        }
        QueueMode mode = live != null ? live : kept != null ? ofWord(kept) : RQ;
        return new QueueModeChoice(mode, features(configured, rest, kept, mode, dropped), dropped);
    }

    private static FeatureList features(
            FeatureList configured, List<String> rest, String kept, QueueMode mode, boolean dropped) {
        if (!dropped && (kept != null || mode == RQ)) {
            return configured;
        }
        FeatureList features = new FeatureList(rest);
        String word = kept != null ? kept : mode == BIO ? "bio" : null;
        return word == null ? features : features.with(FeatureList.QUEUE_MODE + " " + word);
    }

    private static QueueMode ofWord(String word) {
        return switch (word) {
            case "bio" -> BIO;
            case "rq", "mq" -> RQ;
            default -> null;
        };
    }
}
