package io.polypath.agent.desk;

/**
 * What strangers may hold. Root and all others have limits of their own, so that nobody can take root's place.
 *
 * @param rootClients connections of root
 * @param otherClients connections of all other users together
 * @param rootRequestBytes longest request of root, terminator included
 * @param otherRequestBytes longest request of others
 * @param pages of {@link ReplyPages#PAGE_BYTES} for answers that have not been sent yet
 * @param otherPages how many of them answers to others may take
 * @param orders in flight with the owner
 * @param rootViewAgeNs how old a view may be that root is shown
 * @param otherViewAgeNs the same for others, who can therefore not make the owner draw views without pause
 * @param answerNs time to take an answer off the socket
 * @param answerKibNs further time per KiB of it
 */
public record DeskLimits(
        int rootClients,
        int otherClients,
        int rootRequestBytes,
        int otherRequestBytes,
        int pages,
        int otherPages,
        int orders,
        long rootViewAgeNs,
        long otherViewAgeNs,
        long answerNs,
        long answerKibNs) {

    /** 16,384 clients as the incumbent has, and answers of 24 MiB at one time. */
    public static final DeskLimits DEFAULT = new DeskLimits(
            12_288, 4_096, 65_536, 512, 3_072, 1_536, 1_024, 20_000_000L, 500_000_000L, 10_000_000_000L, 4_000_000L);

    /** Clients of all users. */
    int clients() {
        return rootClients + otherClients;
    }

    int clients(boolean root) {
        return root ? rootClients : otherClients;
    }

    int requestBytes(boolean root) {
        return root ? rootRequestBytes : otherRequestBytes;
    }

    /** The longest answer: half of what there is, so that one alone leaves room. */
    int answerPages(boolean root) {
        return (root ? pages : otherPages) / 2;
    }

    long viewAgeNs(boolean root) {
        return root ? rootViewAgeNs : otherViewAgeNs;
    }

    long answerNs(long bytes) {
        return answerNs + (bytes >>> 10) * answerKibNs;
    }

    /** Room that the queue of orders needs: each may be followed by being forgotten, and one look is on its way. */
    public int orderQueue() {
        return 2 * orders + 1;
    }

    /** Room that the queue of replies needs. */
    public int replyQueue() {
        return orders + 1;
    }
}
