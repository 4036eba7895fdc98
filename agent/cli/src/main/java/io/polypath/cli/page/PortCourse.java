package io.polypath.cli.page;

import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.cli.picture.PortView;
import java.util.Comparator;
import java.util.List;

/**
 * How one port fared.
 *
 * @param port who it is
 * @param slices in the order of their ends; empty where there is no history
 * @param sum of the slices, or of all since the daemon started where there are none
 */
record PortCourse(PortView port, List<Slice> slices, Slice sum) {

    static final Comparator<PortCourse> SLOWEST_FIRST =
            Comparator.comparingLong(PortCourse::typicalNs).reversed().thenComparing(PortCourse::name);

    PortCourse {
        slices = List.copyOf(slices);
    }

    static PortCourse of(PortView port, List<Slice> slices, Period period) {
        Slice sum = slices.stream().reduce(Slice::plus).orElseGet(() -> sinceStart(port, period));
        return new PortCourse(port, slices, sum);
    }

    /** {@code host4 0x5001bb0000000001}. */
    String name() {
        return port.name();
    }

    /** {@code scsi:fcp, ACME FabricBox}. */
    String kind() {
        String product = (port.text(PortRow.Field.VENDOR).strip() + " " + port.text(PortRow.Field.PRODUCT).strip()).strip();
        String protocol = port.text(PortRow.Field.PROTOCOL);
        return product.isEmpty() || protocol.isEmpty() ? protocol + product : protocol + ", " + product;
    }

    AnswerTimes answers() {
        return sum.answers();
    }

    /** Mean time of an answer for people. */
    String mean() {
        return answers().count() == 0 ? "-" : SpanText.of(sum.meanNs());
    }

    /**
     * The median, which a few answers that hung do not move as they move the mean. Within its bucket, times are taken to be spread
     * evenly.
     *
     * @return 0 without answers
     */
    long typicalNs() {
        int bucket = answers().bucketOf(50);
        if (bucket == AnswerTimes.NONE) {
            return 0;
        }
        long before = 0;
        for (int lower = 0; lower < bucket; lower++) {
            before += answers().counts()[lower];
        }
        long lowNs = bucket == 0 ? 0 : TimeBuckets.highestNs(bucket - 1);
        long highNs = bucket == TimeBuckets.COUNT - 1 ? 2 * lowNs : TimeBuckets.highestNs(bucket);
        double share = (answers().count() / 2.0 - before) / answers().counts()[bucket];
        return lowNs + (long) (Math.clamp(share, 0, 1) * (highNs - lowNs));
    }

    private static Slice sinceStart(PortView port, Period period) {
        return new Slice(
                period.fromNs(),
                period.toNs(),
                new AnswerTimes(port.answers()),
                Math.max(0, PortRow.sumNs(port.bytes())),
                Math.max(0, PortRow.deadlines(port.bytes())));
    }
}
