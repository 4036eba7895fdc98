package io.polypath.udev.transport;

import static io.polypath.udev.transport.IscsiEvent.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class IscsiEventTest {
    private static final int CONNECTION_FAILED = 1011;

    private final IscsiEvent event = new IscsiEvent();

    @Test
    void aConnectionErrorTellsSessionConnectionAndError() {
        expect(Messages.iscsi(102, 3, 0, CONNECTION_FAILED), IscsiEventKind.CONNECTION_ERROR, 3, NONE, 0, CONNECTION_FAILED);
    }

    @Test
    void sessionEventsTellSessionAndHostThoughTheirOrderDiffers() {
        expect(Messages.iscsi(106, 3, 7), IscsiEventKind.CREATE_SESSION, 3, 7, NONE, NONE);
        expect(Messages.iscsi(105, 3, 7), IscsiEventKind.UNBIND_SESSION, 3, 7, NONE, NONE);
        expect(Messages.iscsi(104, 7, 3), IscsiEventKind.DESTROY_SESSION, 3, 7, NONE, NONE);
    }

    @Test
    void hardwareTellsLoginStatesAndLinks() {
        expect(Messages.iscsi(109, 3, 0, 3), IscsiEventKind.LOGIN_STATE, 3, NONE, 0, 3);
        expect(Messages.iscsi(110, 7, 0, 2), IscsiEventKind.HOST_EVENT, NONE, 7, NONE, 2);
    }

    @Test
    void otherMessagesTellNothing() {
        for (int type : new int[] {0, 11, 101, 103, 107, 111, -1}) {
            expect(Messages.iscsi(type, 1, 2, 3), IscsiEventKind.OTHER, NONE, NONE, NONE, NONE);
        }
    }

    @Test
    void everyChangeOfOneByteAndEveryShorterLengthIsAnswered() {
        MemorySegment message = Messages.iscsi(102, 3, 0, CONNECTION_FAILED);
        for (long at = 0; at < message.byteSize(); at++) {
            byte good = message.get(ValueLayout.JAVA_BYTE, at);
            for (int bad = 0; bad < 256; bad++) {
                message.set(ValueLayout.JAVA_BYTE, at, (byte) bad);
                if (event.parse(message, 72) == TransportEventError.NONE) {
                    event.session();
                    event.host();
                    event.connection();
                    event.code();
                }
            }
            message.set(ValueLayout.JAVA_BYTE, at, good);
        }
        for (int length = 0; length < 72; length++) {
            assertEquals(TransportEventError.TOO_SHORT, event.parse(message.asSlice(0, length), length));
        }
        message.set(ValueLayout.JAVA_INT, 0, 71);
        assertEquals(TransportEventError.BAD_LENGTH, event.parse(message, 72));
        message.set(ValueLayout.JAVA_INT, 0, 73);
        assertEquals(TransportEventError.BAD_LENGTH, event.parse(message, 72));
    }

    private void expect(MemorySegment message, IscsiEventKind kind, int session, int host, int connection, int code) {
        assertEquals(TransportEventError.NONE, event.parse(message, (int) message.byteSize()));
        assertEquals(kind, event.kind());
        assertEquals(session, event.session());
        assertEquals(host, event.host());
        assertEquals(connection, event.connection());
        assertEquals(code, event.code());
    }
}
