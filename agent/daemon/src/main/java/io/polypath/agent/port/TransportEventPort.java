package io.polypath.agent.port;

/**
 * What SCSI transports tell about ports, links and sessions: datagrams of the groups {@code NetlinkGroup.FC_EVENTS} and {@code
 * ISCSI_EVENTS}, in the bytes that arrived.
 *
 * <p>Owned by the transport listener's lane: no other thread calls it. No method waits.
 */
public interface TransportEventPort {

    /**
     * Receives what has arrived on Fibre Channel into slots of the shared {@code ReceiveSlots}.
     *
     * @param freeSlots slots that may be written to; the first {@code n} returned ones are filled, in order of arrival
     * @return how many slots were filled
     */
    int receiveFibreChannel(int[] freeSlots);

    /** The same on iSCSI. */
    int receiveIscsi(int[] freeSlots);

    /** Whether events were lost (receive buffer overrun, truncation) since the last call. */
    boolean takeLoss();

    /** Starts to listen to a transport that was not there before. @return whether one is missing still */
    boolean openMissing();

    /** A descriptor that is readable while there is something to receive, or -1 where there is none to wait on. */
    int pollFd();
}
