package io.polypath.agent.record;

import io.polypath.udev.transport.FpinKind;
import io.polypath.udev.transport.IscsiEventKind;
import java.util.List;

/** What a transport told, decoded. Allocated per event: the listener passes on a bounded number. */
public sealed interface FabricEvent {

    /** What became of a host's link. */
    enum LinkChange {
        LOST,
        BACK,
        /** Something behind it changed; whether that concerns our paths is not told. */
        SOMETHING
    }

    /**
     * Of a Fibre Channel host.
     *
     * @param host SCSI host number
     * @param what the event's name
     */
    record Link(int host, LinkChange change, String what) implements FabricEvent {}

    /**
     * The fabric reports that it performs badly (FPIN).
     *
     * @param host SCSI host number of the port that was told
     * @param event as {@code FpinFrame.event} numbers it
     * @param ports world wide port names that are concerned, as sysfs spells them ({@code 0x} and 16 digits)
     */
    record Impact(int host, FpinKind kind, int event, List<String> ports) implements FabricEvent {

        public Impact {
            ports = List.copyOf(ports);
        }
    }

    /**
     * Of an iSCSI session.
     *
     * @param session the N of {@code sessionN}
     */
    record Session(int session, IscsiEventKind kind) implements FabricEvent {}
}
