package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An I_T_L nexus: what one initiator sees through one target port under one logical unit number. It belongs to the array, so
 * it outlives the host's device: a device that is deleted and found again meets the same unit attentions.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Nexus {

    private final Link link;
    private final long lun;
    private final UnitAttentions attentions = new UnitAttentions();
    private final List<Rule> rules = new ArrayList<>(2);
    private final Layers<Mapping> mapping;
    private String wishedName = "";

    Nexus(Link link, long lun, LogicalUnit unit) {
        if (lun < 0) {
            throw new IllegalArgumentException("negative logical unit number");
        }
        this.link = link;
        this.lun = lun;
        this.mapping = new Layers<>(Mapping.to(unit));
    }

    public Link link() {
        return link;
    }

    /** Logical unit number in the kernel's integer form. */
    public long lun() {
        return lun;
    }

    /** The logical unit that answers, or null when none is mapped. */
    public LogicalUnit unit() {
        return mapping.top().unit();
    }

    /** How the target behaves while {@link #unit} is null. */
    public AbsentUnit absent() {
        return mapping.top().absent();
    }

    /** What the number leads to. */
    public Layers<Mapping> mapping() {
        return mapping;
    }

    public UnitAttentions attentions() {
        return attentions;
    }

    /** The state that this nexus' port group has for the mapped unit. */
    public AccessState accessState() {
        return unit().state(link.port().group());
    }

    /** What commands on this nexus are to suffer, in order of application. */
    public List<Rule> rules() {
        return rules;
    }

    /** What the kernel calls its disk while no other one has the name; empty for the first that is free. */
    public String wishedName() {
        return wishedName;
    }

    public void wishName(String name) {
        wishedName = name;
    }

    /** {@code H:C:T:L}. */
    @Override
    public String toString() {
        return link.host().number() + ":0:" + link.target() + ":" + lun;
    }
}
