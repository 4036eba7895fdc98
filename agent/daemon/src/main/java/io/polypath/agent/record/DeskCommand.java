package io.polypath.agent.record;

/**
 * What a client may ask the owner to do or to find out. Arguments are named in the order in which {@link DeskOrder.Act}
 * carries them.
 *
 * <p>A PATH is {@code MAJOR:MINOR} or a kernel name, a MAP is {@code dm-N}, a name or a WWID, tried in this order;
 * {@code /dev/} is already taken off. Where a comment says NAME, only a map's name counts.
 */
public enum DeskCommand {
    /** PATH. */
    ADD_PATH,
    /** PATH. */
    DEL_PATH,
    /** MAP. */
    ADD_MAP,
    /** MAP. */
    DEL_MAP,
    /** Also maps in the kernel that the daemon does not know. */
    DEL_MAPS,
    /** MAP, group: a decimal number from 1. */
    SWITCH_GROUP,
    /** Reads the configuration again and reloads maps that differ. Answers at once. */
    RECONFIGURE,
    /** Reads the configuration again and reloads every map. Answers at once. */
    RECONFIGURE_ALL,
    /** NAME. */
    SUSPEND_MAP,
    /** NAME. */
    RESUME_MAP,
    /** MAP. */
    RESIZE_MAP,
    /** MAP. */
    RELOAD_MAP,
    /** NAME: other device-mapper tables that hold its paths get the map instead. */
    RESET_MAP,
    /** MAP. */
    RESET_MAP_STATS,
    RESET_MAPS_STATS,
    /** PATH. The path is not checked again until {@link #REINSTATE_PATH}. */
    FAIL_PATH,
    /** PATH. */
    REINSTATE_PATH,
    /** MAP. */
    DISABLE_QUEUEING_MAP,
    DISABLE_QUEUEING_MAPS,
    /** MAP. */
    RESTORE_QUEUEING_MAP,
    RESTORE_QUEUEING_MAPS,
    /** Maps go on queueing when the daemon ends. */
    FORCE_QUEUEING_DAEMON,
    RESTORE_QUEUEING_DAEMON,
    /** MAP; answers {@code unknown}, {@code unset} or {@code set} and a newline. */
    GET_PR_STATUS,
    /** MAP, or MAP and the registered paths separated by blanks. */
    SET_PR_STATUS,
    /** MAP. */
    UNSET_PR_STATUS,
    /** MAP; answers {@code none}, or {@code 0xHEX} with {@code :aptpl} after it if that is set, and a newline. */
    GET_PR_KEY,
    /** MAP, key: {@code 0xHEX}, perhaps with {@code :aptpl} after it. */
    SET_PR_KEY,
    /** MAP. */
    UNSET_PR_KEY,
    /** MAP; answers as {@link #GET_PR_STATUS}. */
    GET_PR_HOLD,
    /** MAP. */
    SET_PR_HOLD,
    /** MAP. */
    UNSET_PR_HOLD,
    /** PATH. */
    SET_MARGINAL_PATH,
    /** PATH. */
    UNSET_MARGINAL_PATH,
    /** MAP. */
    UNSET_MARGINAL_MAP,
    /** Ends the daemon; answers before that. */
    SHUTDOWN,
    /** MAP or PATH: why it is in its state, in sentences. Ours. */
    WHY,
    /** WWID, least number of usable paths: answers when the map has them. Ours. */
    WAIT_PATHS,
    /** WWID: answers when neither a map nor a path of it is left. Ours. */
    WAIT_REMOVED,
    /** WWID: fails I/O instead of queueing, takes the map down when it is closed, and answers when it is gone. Ours. */
    DRAIN,
    /** Verbosity, 0 to 4. Ours. */
    LOG_LEVEL
}
