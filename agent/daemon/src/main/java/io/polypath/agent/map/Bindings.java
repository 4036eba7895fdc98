package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * User-friendly names and their logical units: an alias belongs to one WWID, a WWID may have several and goes by the
 * first of them. Belongs to whoever read or made it.
 */
public final class Bindings {

    /** What became of a binding that was offered. */
    public enum Added {
        YES,
        /** The same binding was there. */
        DUPLICATE,
        /** The alias belongs to another WWID. */
        CONFLICT
    }

    private final TreeSet<Binding> sorted = new TreeSet<>();
    private final Map<String, Binding> byAlias = new HashMap<>();
    private final Map<String, Binding> byWwid = new HashMap<>();

    /** No bindings. */
    public Bindings() {}

    /** Adds a binding unless its alias is taken. */
    public Added add(Binding binding) {
        Binding present = byAlias.putIfAbsent(binding.alias(), binding);
        if (present != null) {
            return present.equals(binding) ? Added.DUPLICATE : Added.CONFLICT;
        }
        sorted.add(binding);
        byWwid.merge(binding.wwid(), binding, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        return Added.YES;
    }

    /**
     * Drops the bindings of names that belong to other logical units.
     *
     * @param owners WWID by name
     * @return whether there were any
     */
    public boolean dropOthers(Map<String, String> owners) {
        List<Binding> others = sorted.stream()
                .filter(binding -> !owners.getOrDefault(binding.alias(), binding.wwid()).equals(binding.wwid()))
                .toList();
        others.forEach(this::drop);
        return !others.isEmpty();
    }

    private void drop(Binding dropped) {
        sorted.remove(dropped);
        byAlias.remove(dropped.alias());
        byWwid.remove(dropped.wwid());
        for (Binding binding : sorted) {
            if (binding.wwid().equals(dropped.wwid())) {
                byWwid.putIfAbsent(binding.wwid(), binding);
            }
        }
    }

    /** The WWID that an alias belongs to, or null. */
    public String wwidOf(String alias) {
        Binding binding = byAlias.get(alias);
        return binding == null ? null : binding.wwid();
    }

    /** The first alias of a WWID, or null. */
    public String aliasOf(String wwid) {
        Binding binding = byWwid.get(wwid);
        return binding == null ? null : binding.alias();
    }

    /** All bindings in the file's order. */
    public List<Binding> sorted() {
        return new ArrayList<>(sorted);
    }

    public int size() {
        return sorted.size();
    }

    /**
     * The lowest number of a prefix that is neither bound nor used.
     *
     * @param usedByOther whether a map of another WWID has that name; a name that cannot be asked about counts as free
     * @return 1 or more, or {@link AliasNumber#NONE} when all numbers are taken
     */
    public int freeNumber(String prefix, Predicate<String> usedByOther) {
        long candidate = 1;
        for (Binding binding : sorted) {
            int bound = AliasNumber.scan(prefix, binding.alias());
            if (bound == AliasNumber.NONE) {
                continue;
            }
            long free = firstUnused(prefix, candidate, bound, usedByOther);
            if (free < bound) {
                return (int) free;
            }
            candidate = bound + 1L;
        }
        long free = firstUnused(prefix, candidate, Integer.MAX_VALUE + 1L, usedByOther);
        return free <= Integer.MAX_VALUE ? (int) free : AliasNumber.NONE;
    }

    private static long firstUnused(String prefix, long from, long end, Predicate<String> usedByOther) {
        long candidate = from;
        while (candidate < end && usedByOther.test(prefix + AliasNumber.letters((int) candidate))) {
            candidate++;
        }
        return candidate;
    }
}
