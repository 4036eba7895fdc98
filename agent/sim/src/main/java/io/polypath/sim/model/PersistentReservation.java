package io.polypath.sim.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is registered with a logical unit, and who holds it (SPC-3, 5.6). A registration belongs to one nexus; types that all
 * registrants hold are not known here.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class PersistentReservation {

    private final Map<Nexus, Long> keys = new LinkedHashMap<>();
    private Nexus holder;
    private int type;
    private int generation;

    PersistentReservation() {}

    /** Counts changes of registrations. */
    public int generation() {
        return generation;
    }

    /** One key per registration, the oldest first. */
    public List<Long> keys() {
        return List.copyOf(keys.values());
    }

    /** The key that a nexus is registered with; 0 for none. */
    public long key(Nexus nexus) {
        return keys.getOrDefault(nexus, 0L);
    }

    /** Who holds the reservation, or null. */
    public Nexus holder() {
        return holder;
    }

    /** The reservation's type. */
    public int type() {
        return type;
    }

    /** Registers, or unregisters with key 0, which releases what the nexus holds. */
    public void register(Nexus nexus, long key) {
        generation++;
        if (key != 0) {
            keys.put(nexus, key);
            return;
        }
        keys.remove(nexus);
        release(nexus);
    }

    /** @return false when somebody else holds it, or with another type */
    public boolean reserve(Nexus nexus, int wantedType) {
        boolean free = holder == null || holder == nexus && type == wantedType;
        if (free) {
            holder = nexus;
            type = wantedType;
        }
        return free;
    }

    /** Does nothing for a nexus that does not hold it. */
    public void release(Nexus nexus) {
        if (holder == nexus) {
            holder = null;
        }
    }

    public void clear() {
        generation++;
        keys.clear();
        holder = null;
    }

    /** Takes every registration with a key away, and the reservation over if one of them holds it. */
    public void preempt(Nexus nexus, long victim, int wantedType) {
        generation++;
        if (holder != null && key(holder) == victim) {
            holder = nexus;
            type = wantedType;
        }
        keys.entrySet().removeIf(each -> each.getValue() == victim && each.getKey() != nexus);
    }
}
