package io.polypath.agent.config.hardware;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What holds for some devices.
 *
 * @param vendor pattern for the vendor of standard INQUIRY
 * @param product pattern for the product
 * @param revision pattern for the revision, or null for any
 * @param values everything that the entry sets, the three patterns included
 * @param builtIn whether nothing of it comes from the configuration
 */
public record DeviceEntry(
        Value.Pattern vendor, Value.Pattern product, Value.Pattern revision, OptionValues values, boolean builtIn) {

    public DeviceEntry {
        Objects.requireNonNull(vendor);
        Objects.requireNonNull(product);
    }

    /** The entry that {@code values} describe, or null when vendor or product is missing. */
    public static DeviceEntry of(OptionValues values, boolean builtIn) {
        Value.Pattern vendor = (Value.Pattern) values.value(ConfigOption.VENDOR);
        Value.Pattern product = (Value.Pattern) values.value(ConfigOption.PRODUCT);
        if (vendor == null || product == null) {
            return null;
        }
        return new DeviceEntry(vendor, product, (Value.Pattern) values.value(ConfigOption.REVISION), values, builtIn);
    }

    /** This entry with all that {@code newer}, an entry for the same devices, sets. */
    DeviceEntry with(DeviceEntry newer) {
        OptionValues both = FeatureWords.takenOut(values.with(newer.values));
        return new DeviceEntry(newer.vendor, newer.product, newer.revision, both, false);
    }

    /** Whether product and revision fit; the vendor is the index's affair. */
    boolean fits(String deviceProduct, String deviceRevision) {
        return product.matches(deviceProduct) && (revision == null || revision.matches(deviceRevision));
    }

    /** The texts of the patterns, with null for no revision. Entries with the same key are one. */
    List<String> key() {
        return Arrays.asList(vendor.text(), product.text(), revision == null ? null : revision.text());
    }
}
