package io.polypath.agent.path;

/** Path checkers by the names that {@code path_checker} has in multipath.conf. */
public enum CheckerKind {
    TUR("tur"),
    ALUA("alua"),
    DIRECTIO("directio"),
    READSECTOR0("readsector0"),
    RDAC("rdac"),
    EMC_CLARIION("emc_clariion"),
    HP_SW("hp_sw"),
    CCISS_TUR("cciss_tur"),
    NONE("none");

    private static final CheckerKind[] ALL = values();

    private final String keyword;

    CheckerKind(String keyword) {
        this.keyword = keyword;
    }

    /** The name in the configuration and in {@code show}. */
    public String keyword() {
        return keyword;
    }

    /** The checker of that name, or null. */
    public static CheckerKind ofKeyword(String keyword) {
        for (CheckerKind kind : ALL) {
            if (kind.keyword.equals(keyword)) {
                return kind;
            }
        }
        return null;
    }
}
