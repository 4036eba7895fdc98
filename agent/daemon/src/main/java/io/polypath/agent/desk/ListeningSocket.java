package io.polypath.agent.desk;

/**
 * A socket on which clients connect.
 *
 * @param fd a Unix stream socket that listens; made by us, or inherited from whoever started the daemon
 * @param path the file that goes when the socket goes; null for an abstract name and for an inherited socket
 * @param isAbstract whether its name is outside of the file system
 */
public record ListeningSocket(int fd, String path, boolean isAbstract) {

    /** One that somebody else made, and whose name is not ours to remove. */
    public static ListeningSocket inherited(int fd, boolean isAbstract) {
        return new ListeningSocket(fd, null, isAbstract);
    }
}
