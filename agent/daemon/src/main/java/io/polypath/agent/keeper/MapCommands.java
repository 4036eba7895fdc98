package io.polypath.agent.keeper;

import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.record.Errand;
import io.polypath.agent.topology.Wwid;

/** What an operator asks of a map. Owner lane only. */
public final class MapCommands {

    private final MapBook book;
    private final Eligibility eligibility;
    private final TableKeeper tables;
    private final GroupKeeper groups;
    private final QueueKeeper queues;
    private final Agenda agenda;
    private final MapperPost post;
    private final ClerkPost clerk;

    MapCommands(
            MapBook book,
            Eligibility eligibility,
            TableKeeper tables,
            GroupKeeper groups,
            QueueKeeper queues,
            Agenda agenda,
            MapperPost post,
            ClerkPost clerk) {
        this.book = book;
        this.eligibility = eligibility;
        this.tables = tables;
        this.groups = groups;
        this.queues = queues;
        this.agenda = agenda;
        this.post = post;
        this.clerk = clerk;
    }

    /** The map of a logical unit shall be, whatever {@code find_multipaths} says. */
    public void add(Wwid wwid, long nowNs) {
        eligibility.welcome(wwid.text());
        if (eligibility.remember(wwid.text())) {
            clerk.send(new Errand.Remember(wwid.text()));
        }
        ManagedMap map = book.of(wwid);
        if (map != null) {
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    /** Takes the map out of the kernel, unless it is in use. It is not made again before something new speaks for it. */
    public void remove(ManagedMap map, boolean deferred, Completion completion) {
        map.orders.whenFree(() -> {
            if (map.kernel == null) {
                completion.done(0);
                return;
            }
            map.orders.change("remove");
            map.orders.tell(error -> removed(map, error, completion));
            map.lastReason = MapChangeReason.FORCED;
            post.remove(map, deferred);
        });
    }

    private void removed(ManagedMap map, int error, Completion completion) {
        if (error == 0) {
            eligibility.dismiss(map.wwid.text());
        }
        completion.done(error);
    }

    /** Loads the map's table again although nothing may differ. */
    public void reload(ManagedMap map, Completion completion, long nowNs) {
        map.orders.whenFree(() -> {
            if (map.kernel == null || map.settings == null) {
                completion.done(0);
                return;
            }
            tables.reload(map, MapChangeReason.FORCED, nowNs);
            map.orders.tell(completion);
        });
    }

    /** The map takes on the capacity that its paths report, if they agree, until {@link #resized}. */
    public void resize(ManagedMap map, long nowNs) {
        map.resizing = true;
        agenda.attend(map, Attention.TABLE, nowNs, nowNs);
    }

    /** The resizing that an operator has asked for is over. @return whether the map has the capacity that its paths report */
    public boolean resized(ManagedMap map) {
        map.resizing = false;
        return map.kernel != null && map.kernel.sizeSectors() == map.agreedSectors();
    }

    /** Looks whether the map is as it should be. */
    public void look(ManagedMap map, long nowNs) {
        agenda.attend(map, Attention.TABLE, nowNs, nowNs);
    }

    /** Whether the kernel has been told all that it is to be told about the map's paths, groups and queueing. */
    public boolean told(ManagedMap map) {
        return map.orders.messagesOut == 0;
    }

    /** Whether nothing of the map is left to do or to try, and udev has made the name of one that is new. */
    public boolean settled(ManagedMap map, long nowNs) {
        return told(map) && !map.isUnsettled() && nowNs >= map.clocks.namedByNs;
    }

    /**
     * Sends the map's I/O to another group.
     *
     * @param group counted from 1
     * @return whether there is such a group
     */
    public boolean switchGroup(ManagedMap map, int group, long nowNs) {
        boolean exists = map.kernel != null && map.kernel.table() != null && group >= 1
                && group <= map.kernel.table().groups().size();
        if (exists) {
            groups.switchTo(map, group, nowNs);
        }
        return exists;
    }

    /** Holds up all I/O of the map; nothing is changed about it before {@link #resume}. */
    public void suspend(ManagedMap map, Completion completion) {
        map.orders.whenFree(() -> {
            map.orders.change("suspend");
            map.orders.tell(error -> {
                map.held = error == 0 && map.kernel != null;
                completion.done(error);
            });
            post.suspend(map);
        });
    }

    /** Lets I/O go on. */
    public void resume(ManagedMap map, Completion completion) {
        map.orders.whenFree(() -> {
            map.orders.change("resume");
            map.orders.tell(error -> {
                map.held &= error < 0;
                completion.done(error);
            });
            post.resume(map);
        });
    }

    /** No I/O of the map waits for a path, until that is taken back. */
    public void disableQueueing(ManagedMap map, long nowNs) {
        queues.stop(map, nowNs);
    }

    public void restoreQueueing(ManagedMap map, long nowNs) {
        queues.restore(map, nowNs);
        if (agenda.running) {
            agenda.align(map, nowNs);
            agenda.arm(map);
        }
    }

    /** Counts from nothing again. */
    public void resetCounters(ManagedMap map, long nowNs) {
        map.counters.clear(map.queueing, nowNs);
    }
}
