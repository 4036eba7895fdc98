package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.port.Hctl;
import java.util.HashMap;
import java.util.Map;

/**
 * SCSI addresses of paths, which flight records do not repeat: learned from the records that tell of a path's appearance, and from
 * the table of paths. Owned by one thread; as large as the table.
 */
public final class AddressBook {

    private record Tenant(int tenant, String address) {}

    private final Map<Integer, Tenant> byRow = new HashMap<>();

    /** A book that knows no path. */
    public AddressBook() {}

    /** Enters the address of a tenant of a row, for instance from the table of paths. */
    public void enter(int row, int tenant, String address) {
        byRow.put(row, new Tenant(tenant, address));
    }

    /** Learns from a record, where it has something to learn from. */
    public void learn(FlightEntry entry) {
        if (entry.kind() == FlightKind.PATH_FOUND && entry.aboutPath()) {
            int blank = entry.note().indexOf(' ');
            String address = blank < 0 ? entry.note() : entry.note().substring(0, blank);
            if (Hctl.parse(address) != null) {
                enter(entry.row(), entry.tenant(), address);
            }
        }
    }

    /** H:C:T:L of the record's path, or empty when it is not known. */
    public String of(FlightEntry entry) {
        Tenant known = byRow.get(entry.row());
        return known != null && known.tenant() == entry.tenant() ? known.address() : "";
    }

    /** Name, address and identity of the record's path or map, as far as they are known, or empty for a record about neither. */
    public String device(FlightEntry entry) {
        if (!entry.aboutPath()) {
            return entry.name().isEmpty() ? "" : map(entry);
        }
        StringBuilder text = new StringBuilder(entry.device());
        append(text, of(entry));
        append(text, entry.wwid());
        return text.toString();
    }

    private static String map(FlightEntry entry) {
        return entry.name().equals(entry.wwid()) ? "map " + entry.name() : "map " + entry.name() + " " + entry.wwid();
    }

    private static void append(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(' ').append(part);
        }
    }
}
