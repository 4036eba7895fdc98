package io.polypath.agent.desk;

import java.util.List;

/** A word of the command language. */
enum Keyword {
    LIST(false, "list", "show"),
    ADD(false, "add"),
    DEL(false, "remove", "del"),
    SWITCH(false, "switch", "switchgroup"),
    SUSPEND(false, "suspend"),
    RESUME(false, "resume"),
    REINSTATE(false, "reinstate"),
    FAIL(false, "fail"),
    RESIZE(false, "resize"),
    RESET(false, "reset"),
    RELOAD(false, "reload"),
    FORCE_QUEUEING(false, "forcequeueing"),
    DISABLE_QUEUEING(false, "disablequeueing"),
    RESTORE_QUEUEING(false, "restorequeueing"),
    PATHS(false, "paths"),
    MAPS(false, "maps", "multipaths"),
    PATH(true, "path"),
    MAP(true, "map", "multipath"),
    GROUP(true, "group"),
    RECONFIGURE(false, "reconfigure"),
    DAEMON(false, "daemon"),
    STATUS(false, "status"),
    STATS(false, "stats"),
    TOPOLOGY(false, "topology"),
    CONFIG(false, "config"),
    BLACKLIST(false, "blacklist"),
    DEVICES(false, "devices"),
    RAW(false, "raw"),
    WILDCARDS(false, "wildcards"),
    QUIT(false, "quit", "exit"),
    SHUTDOWN(false, "shutdown"),
    GET_PR_STATUS(false, "getprstatus"),
    SET_PR_STATUS(false, "setprstatus"),
    UNSET_PR_STATUS(false, "unsetprstatus"),
    FORMAT(true, "format"),
    JSON(false, "json"),
    GET_PR_KEY(false, "getprkey"),
    SET_PR_KEY(false, "setprkey"),
    UNSET_PR_KEY(false, "unsetprkey"),
    KEY(true, "key"),
    LOCAL(false, "local"),
    SET_MARGINAL(false, "setmarginal"),
    UNSET_MARGINAL(false, "unsetmarginal"),
    ALL(false, "all"),
    GET_PR_HOLD(false, "getprhold"),
    SET_PR_HOLD(false, "setprhold"),
    UNSET_PR_HOLD(false, "unsetprhold"),
    PATH_LIST(true, "pathlist");

    private final boolean takesArgument;
    private final List<String> spellings;

    Keyword(boolean takesArgument, String... spellings) {
        this.takesArgument = takesArgument;
        this.spellings = List.of(spellings);
    }

    /**
     * The keyword that a word means: one of its spellings, or the beginning of exactly one spelling of all. Two spellings of
     * the same keyword are two.
     *
     * @return null when there is none, or more than one
     */
    static Keyword of(String word) {
        Keyword found = null;
        int beginnings = 0;
        for (Keyword keyword : values()) {
            for (String spelling : keyword.spellings) {
                if (spelling.equals(word)) {
                    return keyword;
                }
                if (spelling.startsWith(word)) {
                    found = keyword;
                    beginnings++;
                }
            }
        }
        return beginnings == 1 ? found : null;
    }

    List<String> spellings() {
        return spellings;
    }

    /** Whether the next word belongs to it, whatever it is. */
    boolean takesArgument() {
        return takesArgument;
    }

    /** {@code map|multipath $map}. */
    String help() {
        return String.join("|", spellings) + (takesArgument ? " $" + spellings.getFirst() : "");
    }
}
