package io.polypath.agent.desk;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Sys;
import io.polypath.tests.fuzz.Input;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** All that a client sends until it closes its end: lengths, each with its words. */
public final class RequestTarget {

    private static final int PIECE_BYTES = 7;

    private static final Sys SYS = new Sys(Arena.global());
    private static final RequestReader READER = new RequestReader(SYS, Arena.global(), DeskLimits.DEFAULT);
    private static final MemorySegment PAIR = Arena.global().allocate(2 * Integer.BYTES, Integer.BYTES);

    private RequestTarget() {}

    /** Reads it as root's and as another user's: the same requests come, in one piece or in many. */
    public static void fuzzerTestOneInput(byte[] data) {
        for (boolean root : new boolean[] {true, false}) {
            List<String> requests = read(data, root, Math.max(1, data.length));
            Input.same(requests, read(data, root, PIECE_BYTES));
            requests.forEach(Grammar::read);
        }
    }

    /** The requests, and why the last was refused. */
    private static List<String> read(byte[] data, boolean root, int pieceBytes) {
        Input.same(0, SYS.socketpair(Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_CLOEXEC(), 0, PAIR));
        int peer = PAIR.getAtIndex(ValueLayout.JAVA_INT, 0);
        Client client = new Client(0);
        client.sitDown(PAIR.getAtIndex(ValueLayout.JAVA_INT, 1), root);
        List<String> read = new ArrayList<>();
        try {
            boolean open;
            try {
                open = deliver(data, peer, pieceBytes, client, read);
            } finally {
                SYS.close(peer);
            }
            Input.same(false, open && drain(client, read));
            return read;
        } finally {
            SYS.close(client.fd);
        }
    }

    /** Sends piece after piece, each read before the next. @return whether the client may send more */
    private static boolean deliver(byte[] data, int peer, int pieceBytes, Client client, List<String> read) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment sent = arena.allocateFrom(ValueLayout.JAVA_BYTE, data);
            boolean open = true;
            for (int at = 0; open && at < data.length; at += pieceBytes) {
                long piece = Math.min(pieceBytes, data.length - at);
                Input.same(piece, SYS.send(peer, sent.asSlice(at), piece, Linux.MSG_NOSIGNAL()));
                open = drain(client, read);
            }
            return open;
        }
    }

    /** Takes what is there. @return whether more may follow */
    private static boolean drain(Client client, List<String> read) {
        while (true) {
            switch (READER.read(client)) {
                case WHOLE -> {
                    read.add(client.question);
                    client.forgetRequest();
                }
                case NOTHING, PART -> {
                    return true;
                }
                case REFUSED -> {
                    read.add(READER.refusal().name());
                    return false;
                }
                case CLOSED -> {
                    return false;
                }
            }
        }
    }
}
