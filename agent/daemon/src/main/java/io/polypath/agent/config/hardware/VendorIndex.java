package io.polypath.agent.config.hardware;

import io.polypath.agent.config.option.Value;
import io.polypath.agent.config.regex.FirstBytes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the entries whose vendor pattern matches: the bytes of a vendor select the distinct patterns of which a match can
 * begin with one of them, and only those are tried. Immutable.
 */
final class VendorIndex {

    private static final int BYTES = 256;

    private final List<Value.Pattern> patterns = new ArrayList<>();
    private final List<BitSet> entries;
    private final BitSet[] beginningWith = new BitSet[BYTES];
    private final BitSet always = new BitSet();

    VendorIndex(List<DeviceEntry> table) {
        Map<String, BitSet> byText = new LinkedHashMap<>();
        for (int i = 0; i < table.size(); i++) {
            Value.Pattern vendor = table.get(i).vendor();
            BitSet known = byText.get(vendor.text());
            if (known == null) {
                known = new BitSet();
                byText.put(vendor.text(), known);
                patterns.add(vendor);
            }
            known.set(i);
        }
        entries = new ArrayList<>(byText.values());
        for (int value = 0; value < BYTES; value++) {
            beginningWith[value] = new BitSet();
        }
        for (int i = 0; i < patterns.size(); i++) {
            note(i);
        }
    }

    private void note(int index) {
        if (patterns.get(index).pattern() == null) {
            return;
        }
        FirstBytes first = patterns.get(index).pattern().firstBytes();
        if (first.canBeEmpty()) {
            always.set(index);
            return;
        }
        for (int value = 0; value < BYTES; value++) {
            beginningWith[value].set(index, first.contains(value));
        }
    }

    /** Indexes of the entries for {@code vendor}. */
    BitSet entries(String vendor) {
        BitSet found = new BitSet();
        BitSet candidates = candidates(vendor);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (patterns.get(i).matches(vendor)) {
                found.or(entries.get(i));
            }
        }
        return found;
    }

    /** Indexes of the patterns that have to be tried. */
    BitSet candidates(String vendor) {
        BitSet candidates = (BitSet) always.clone();
        for (int i = 0; i < vendor.length(); i++) {
            if (vendor.charAt(i) < BYTES) {
                candidates.or(beginningWith[vendor.charAt(i)]);
            }
        }
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            candidates.set(i, patterns.get(i).pattern().firstBytes().allow(vendor));
        }
        return candidates;
    }

    /** Number of distinct patterns. */
    int size() {
        return patterns.size();
    }
}
