package io.polypath.agent.path;

/**
 * How sure it must be that a logical unit is gone before its SCSI device is deleted.
 *
 * @param verdicts disconnected verdicts in an unbroken row, at least 3
 * @param holdDownNs time from the first to the latest of them; longer than an array takes to take back a mapping made
 *     by mistake
 * @param lastPathHoldDownNs the same for the last path of a map that is in use: without a path nothing would notice
 *     that the logical unit came back. {@link Long#MAX_VALUE} keeps such a path for ever
 */
public record PurgePolicy(int verdicts, long holdDownNs, long lastPathHoldDownNs) {

    public PurgePolicy {
        Check.that(verdicts >= 3, "a purge rests on three verdicts at least", verdicts);
        Check.that(holdDownNs > 0, "a purge has a hold-down time", holdDownNs);
        Check.that(lastPathHoldDownNs >= holdDownNs, "a last path is kept no shorter than others", lastPathHoldDownNs);
    }
}
