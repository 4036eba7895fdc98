package io.polypath.agent.runner;

/**
 * How much blocking work there may be at one time.
 *
 * @param runners threads, 1 to 64; their number depends neither on the paths nor on how many of those hang
 * @param perHost most runners that the paths of one SCSI host occupy, so that a host that answers nothing leaves the
 *     others some
 * @param waiting most commands that wait for a runner; each keeps a command slot from the checks that need no runner
 */
public record RunnerLimits(int runners, int perHost, int waiting) {

    public static final RunnerLimits DEFAULT = new RunnerLimits(8, 4, 256);

    public RunnerLimits {
        require(runners >= 1 && runners <= 64, "the number of runners must be 1 to 64");
        require(perHost >= 1 && perHost <= runners, "one host gets at least one runner and at most all");
        require(waiting >= 1 && waiting <= 32_768, "the number of waiting commands must be 1 to 32768");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
