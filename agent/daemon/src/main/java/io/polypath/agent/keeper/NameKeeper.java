package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.AliasRequest;
import io.polypath.agent.map.MapName;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds each map's name: its section's alias, else a user-friendly name, else its identity. Owner lane only. */
final class NameKeeper {

    private final Policy policy;
    private final MapBook book;
    private final Agenda agenda;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private final List<ManagedMap> unnamed = new ArrayList<>();
    private long renamesSeen;

    NameKeeper(Policy policy, MapBook book, Agenda agenda, ClerkPost clerk, KeeperHost host) {
        this.policy = policy;
        this.book = book;
        this.agenda = agenda;
        this.clerk = clerk;
        this.host = host;
    }

    /** Gives the map its name, or has the clerk asked for it. */
    void configure(ManagedMap map) {
        boolean named = policy.names().has(map.settings.alias(), map.wwid.text());
        if (named || !map.settings.userFriendlyNames()) {
            map.name = choose(map, named ? map.settings.alias() : null, null);
            map.friendlyPrefix = null;
        } else if (!map.naming && !map.settings.aliasPrefix().equals(map.friendlyPrefix)) {
            map.naming = true;
            map.friendlyPrefix = map.settings.aliasPrefix();
            map.name = null;
            unnamed.add(map);
        }
    }

    /** Looks again at names that have become free, and asks for those that are wanted. */
    void advance(long nowNs) {
        if (renamesSeen != book.renames) {
            renamesSeen = book.renames;
            book.all().stream().filter(map -> map.nameTaken).forEach(map -> tryAgain(map, nowNs));
        }
        ask();
    }

    /** Two maps that exchange their names first go without. */
    private void tryAgain(ManagedMap map, long nowNs) {
        map.nameTaken = false;
        map.friendlyPrefix = null;
        agenda.attend(map, Attention.TABLE, nowNs, nowNs);
    }

    /** Sends what has been collected, all in one errand. */
    private void ask() {
        if (unnamed.isEmpty()) {
            return;
        }
        unnamed.sort(Comparator.comparingInt(map -> map.row));
        List<Errand.NameRequest> requests = new ArrayList<>(unnamed.size());
        for (ManagedMap map : unnamed) {
            String existing = map.kernel == null ? null : map.kernel.name();
            requests.add(new Errand.NameRequest(
                    map.row, map.tenant, new AliasRequest(map.friendlyPrefix, map.wwid.text(), existing, false)));
        }
        Map<String, String> inUse = new HashMap<>();
        for (ManagedMap map : book.all()) {
            if (map.kernel != null) {
                inUse.put(map.kernel.name(), map.wwid.text());
            }
            if (map.refusedName != null) {
                inUse.putIfAbsent(map.refusedName, "");
            }
        }
        clerk.send(new Errand.ChooseNames(requests, inUse, policy.names().owners()));
        unnamed.clear();
    }

    /** The clerk's answer. */
    void chosen(ManagedMap map, ErrandReport.NameChoice choice, long nowNs) {
        map.naming = false;
        map.name = choose(map, null, choice.alias());
        if (choice.alias() == null) {
            map.nameTaken = true;
            host.note(FlightKind.MAP_TROUBLE, map, 0, "no name: " + choice.complaint(), nowNs);
        }
    }

    private String choose(ManagedMap map, String configured, String friendly) {
        String name = MapName.choose(configured, friendly, map.wwid.text(), wanted -> usedByOther(map, wanted));
        map.nameTaken = (configured != null || friendly != null) && name.equals(map.wwid.text());
        return name;
    }

    private boolean usedByOther(ManagedMap map, String name) {
        ManagedMap holder = book.byName(name);
        return name.equals(map.refusedName) || holder != null && holder != map && holder.kernel != null;
    }
}
