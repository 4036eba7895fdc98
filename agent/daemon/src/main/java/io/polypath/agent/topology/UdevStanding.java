package io.polypath.agent.topology;

/** What udev was told about a path and what it says. Owner lane only. */
public final class UdevStanding {

    private UdevClaim heard = UdevClaim.UNHEARD;
    private UdevClaim told = UdevClaim.UNHEARD;

    public UdevStanding() {}

    /** udev has spoken. */
    public void hear(UdevClaim claim) {
        heard = claim;
    }

    /** What it said last. */
    public UdevClaim heard() {
        return heard;
    }

    /**
     * Whether udev should look at the disk again because it should say something else; each wish is made once, so that rules that
     * do not heed it are not asked for ever.
     *
     * @param wanted {@link UdevClaim#OURS} or {@link UdevClaim#THEIRS}
     */
    public boolean tell(UdevClaim wanted) {
        boolean news = heard != UdevClaim.UNHEARD && heard != wanted && told != wanted;
        if (news) {
            told = wanted;
        }
        return news;
    }
}
