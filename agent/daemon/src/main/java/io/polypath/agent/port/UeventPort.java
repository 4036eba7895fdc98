package io.polypath.agent.port;

/**
 * Where device events come from. Datagrams are written to receive slots and stay there, in the bytes that arrived.
 *
 * <p>Owned by the listener lane: no other thread calls it. No method waits.
 */
public interface UeventPort {

    /**
     * Receives what has arrived into free slots of the shared {@code ReceiveSlots}.
     *
     * @param freeSlots slots that may be written to; the first {@code n} returned ones are filled, in order of arrival
     * @param count how many of {@code freeSlots} are valid
     * @return how many slots were filled
     */
    int receive(int[] freeSlots, int count);

    /**
     * Whether events were lost (receive buffer overrun, truncation) since the last call. Every true answer owes a
     * comparison of the topology with what is really there.
     */
    boolean takeLoss();

    /** Descriptors that become readable when events arrive; empty where there is none to wait on. */
    int[] pollFds();
}
