package io.polypath.agent.path;

/**
 * When and how a doubtful path is tested with reads ({@code marginal_path_*} of multipath.conf).
 *
 * @param doubleFailedNs two failures within it make a path doubtful
 * @param sampleNs how long a test takes; more than {@link MarginalTest#READ_LIMIT_NS}, in which nothing new is read
 * @param errorsPerMille reads that may fail, of each thousand
 * @param recheckNs how long a path that failed its test waits for the next one
 */
public record SampleRule(long doubleFailedNs, long sampleNs, long errorsPerMille, long recheckNs) {

    public SampleRule {
        Check.that(doubleFailedNs > 0, "two failures are counted within some time", doubleFailedNs);
        Check.that(sampleNs > MarginalTest.READ_LIMIT_NS, "the last reads have time to end", sampleNs);
        Check.that(errorsPerMille > 0, "some reads may fail", errorsPerMille);
        Check.that(recheckNs > 0, "tests have a rest between them", recheckNs);
    }
}
