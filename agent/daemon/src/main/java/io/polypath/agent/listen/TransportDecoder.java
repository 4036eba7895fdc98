package io.polypath.agent.listen;

import io.polypath.agent.record.FabricEvent;
import io.polypath.agent.record.FabricEvent.LinkChange;
import io.polypath.udev.transport.FcEvent;
import io.polypath.udev.transport.FcEventCode;
import io.polypath.udev.transport.FpinFrame;
import io.polypath.udev.transport.IscsiEvent;
import io.polypath.udev.transport.IscsiEventKind;
import io.polypath.udev.transport.TransportEventError;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes records of transport events that came as bytes. One lane only. */
final class TransportDecoder {

    /** No number has been seen yet. */
    private static final long NONE = -1;

    /** More ports than a fabric lists behind one link; what a frame names beyond that is left out. */
    static final int MOST_PORTS = 256;

    private final FcEvent fibreChannel = new FcEvent();
    private final FpinFrame frame = new FpinFrame();
    private final IscsiEvent iscsi = new IscsiEvent();
    private long lastNumber = NONE;
    private long missed;

    /**
     * Decodes one datagram of {@code NetlinkGroup.FC_EVENTS}.
     *
     * @param events gets what concerns paths: nothing, or one event, or one per descriptor of a frame
     */
    TransportEventError fibreChannel(MemorySegment datagram, int length, Consumer<FabricEvent> events) {
        TransportEventError error = fibreChannel.parse(datagram, length);
        if (error != TransportEventError.NONE) {
            return error;
        }
        follow(Integer.toUnsignedLong(fibreChannel.eventNumber()));
        FcEventCode code = fibreChannel.code();
        return switch (code) {
            case LINKUP, PORT_ONLINE -> link(LinkChange.BACK, code, events);
            case LINKDOWN, PORT_OFFLINE -> link(LinkChange.LOST, code, events);
            case LIP, LIPRESET, RSCN, ADAPTER_CHANGE, PORT_UNKNOWN, PORT_FABRIC, LINK_UNKNOWN ->
                link(LinkChange.SOMETHING, code, events);
            case LINK_FPIN, LINK_FPIN_ACK -> impact(datagram, events);
            case VENDOR_UNIQUE, UNKNOWN -> TransportEventError.NONE;
        };
    }

    /** Numbers count up over all hosts. Two processors may post theirs in the other order, which is no loss. */
    private void follow(long number) {
        if (lastNumber != NONE && number > lastNumber + 1) {
            missed += number - lastNumber - 1;
        }
        lastNumber = number;
    }

    private TransportEventError link(LinkChange change, FcEventCode code, Consumer<FabricEvent> events) {
        events.accept(new FabricEvent.Link(fibreChannel.host(), change, code.name()));
        return TransportEventError.NONE;
    }

    private TransportEventError impact(MemorySegment datagram, Consumer<FabricEvent> events) {
        TransportEventError error = frame.parse(datagram, fibreChannel.dataOffset(), fibreChannel.dataLength());
        while (error == TransportEventError.NONE && frame.next()) {
            events.accept(new FabricEvent.Impact(fibreChannel.host(), frame.kind(), frame.event(), ports()));
        }
        return error;
    }

    private List<String> ports() {
        List<String> names = new ArrayList<>();
        if (frame.attachedPort() != 0) {
            names.add(name(frame.attachedPort()));
        }
        for (int i = 0; i < frame.ports() && names.size() < MOST_PORTS; i++) {
            names.add(name(frame.port(i)));
        }
        return names;
    }

    private static String name(long worldWideName) {
        return String.format("0x%016x", worldWideName);
    }

    /** Decodes one datagram of {@code NetlinkGroup.ISCSI_EVENTS}; parameters as {@link #fibreChannel}. */
    TransportEventError iscsi(MemorySegment datagram, int length, Consumer<FabricEvent> events) {
        TransportEventError error = iscsi.parse(datagram, length);
        if (error != TransportEventError.NONE) {
            return error;
        }
        boolean ofSession = iscsi.kind() != IscsiEventKind.OTHER && iscsi.kind() != IscsiEventKind.HOST_EVENT;
        if (ofSession) {
            events.accept(new FabricEvent.Session(iscsi.session(), iscsi.kind()));
        }
        return TransportEventError.NONE;
    }

    /** Events that did not arrive, since the last call. */
    long takeMissed() {
        long count = missed;
        missed = 0;
        return count;
    }
}
