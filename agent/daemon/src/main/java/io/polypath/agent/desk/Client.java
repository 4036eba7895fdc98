package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.path.Check;

/** A place for a connection, and whoever sits there. Owned by the desk lane. */
final class Client {

    /** No descriptor. */
    static final int NO_FD = -1;

    final int slot;

    int fd = NO_FD;

    /** Whether the other end was root when it connected. */
    boolean root;

    /** Whether it may be one of those that take an answer for a failure only when it is {@code fail} and nothing else. */
    boolean older;

    /** Events that epoll reports for the descriptor. */
    int armed;

    /** When something must have happened, or {@link Lane#NEVER}. Set by {@link Clients} alone. */
    long deadlineNs = Lane.NEVER;

    /** The length in front of the request, as far as it has come. */
    long length;
    int lengthBytes;

    /** The request; null before its length is known. */
    byte[] request;
    int requestBytes;

    /** The request's text, what it means, and when it was complete. */
    String question;
    Reading.Understood command;
    long askedNs;

    /** A view must not be older: what the client's own order changed shows in it. */
    long notBeforeNs;

    /** The owner's answer to this order is for this client. */
    long ticket;

    /** The answer, and how far it has been sent. */
    Reply reply;
    int page;
    int pageOffset;
    long sentBytes;
    boolean closesAfterReply;

    private int generation;
    private ClientState state = ClientState.FREE;

    Client(int slot) {
        this.slot = slot;
    }

    /** Another connection takes the place. */
    void sitDown(int descriptor, boolean isRoot) {
        become(ClientState.IDLE);
        generation = generation == Integer.MAX_VALUE ? 1 : generation + 1;
        fd = descriptor;
        root = isRoot;
        closesAfterReply = false;
        forgetRequest();
    }

    /** The place is free; whatever still names its generation is late. */
    void leave() {
        become(ClientState.FREE);
        fd = NO_FD;
        forgetRequest();
    }

    /** Ready for another request. */
    void forgetRequest() {
        length = 0;
        lengthBytes = 0;
        request = null;
        requestBytes = 0;
        question = null;
        command = null;
    }

    ClientState state() {
        return state;
    }

    void become(ClientState to) {
        Check.that(state.leadsTo(to), "a client goes from state to state as ClientState says");
        state = to;
    }

    /** Which connection of the place this is, from 1. */
    int generation() {
        return generation;
    }

    /** For epoll: names place and connection. */
    long key() {
        return (long) generation << 32 | slot;
    }
}
