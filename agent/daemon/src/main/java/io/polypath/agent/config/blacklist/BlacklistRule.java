package io.polypath.agent.config.blacklist;

import io.polypath.agent.config.option.Value;
import io.polypath.agent.path.Check;

/**
 * A line of the blacklist or of its exceptions.
 *
 * @param vendor with {@link Criterion#DEVICE}: the vendors meant, or null for any; null otherwise
 * @param pattern what is meant; with {@link Criterion#DEVICE} the products, or null for any
 * @param place where it is written
 * @param builtIn whether it ships with the product or follows from the hardware table, configured entries included
 */
public record BlacklistRule(Criterion criterion, Value.Pattern vendor, Value.Pattern pattern, String place, boolean builtIn) {

    public BlacklistRule {
        Check.that(criterion == Criterion.DEVICE || vendor == null, "only devices have a vendor");
        Check.that(vendor != null || pattern != null, "a rule says something");
    }

    /** Whether {@code subject} is meant; not for devices. */
    boolean matches(String subject) {
        return pattern.matches(subject);
    }

    /** Whether a device is meant. */
    boolean matches(String deviceVendor, String deviceProduct) {
        return (vendor == null || vendor.matches(deviceVendor)) && (pattern == null || pattern.matches(deviceProduct));
    }

    /** The pattern, or {@code vendor:product}. */
    public String text() {
        return criterion == Criterion.DEVICE ? textOf(vendor) + ":" + textOf(pattern) : pattern.text();
    }

    private static String textOf(Value.Pattern pattern) {
        return pattern == null ? "" : pattern.text();
    }
}
