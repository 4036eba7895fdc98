package io.polypath.cli.page;

import io.polypath.agent.scribe.SpanText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands out, as sentences. Pure. */
final class Verdict {

    /** Fewer answers tell nothing of a port. */
    private static final int FEWEST_ANSWERS = 20;

    /** How many times slower than the others a port must be to stand out. */
    private static final double STANDS_OUT = 2;

    /** Fewer answers have too few in their slowest tenth. */
    private static final int FEWEST_FOR_TENTH = 100;

    /** How many buckets above the others' a port's must be: four or five times as slow. */
    private static final int BUCKETS_ABOVE = 2;

    private static final int TENTH = 90;

    private Verdict() {}

    /** Compares what answers typically take. @param courses the slowest first */
    static String ports(List<PortCourse> courses) {
        List<PortCourse> known = courses.stream().filter(course -> course.answers().count() >= FEWEST_ANSWERS).toList();
        if (known.isEmpty()) {
            return "Too few answers to compare ports.";
        }
        PortCourse slowest = known.getFirst();
        String typically = SpanText.of(slowest.typicalNs());
        if (known.size() == 1) {
            return "Only one port answered, " + slowest.name() + ": typically in about " + typically + ".";
        }
        long medianNs = Math.max(1, medianNs(known.subList(1, known.size())));
        double times = slowest.typicalNs() / (double) medianNs;
        String others = "the median of the other " + count(known.size() - 1, "port") + " (" + SpanText.of(medianNs) + ")";
        if (times < STANDS_OUT) {
            String none = nowAndThen(courses).isEmpty() ? "No port stands out" : "No port is slow most of the time";
            return none + ": the slowest, " + slowest.name() + ", typically takes about " + typically + ", " + factor(times)
                    + " " + others + ".";
        }
        return slowest.name() + " is slow: its answers typically take about " + typically + ", " + factor(times) + " " + others + "."
                + alike(known, medianNs);
    }

    private static String alike(List<PortCourse> known, long medianNs) {
        List<String> more = known.stream().skip(1)
                .filter(course -> course.typicalNs() >= STANDS_OUT * medianNs)
                .map(PortCourse::name)
                .toList();
        return switch (more.size()) {
            case 0 -> "";
            case 1 -> " So is " + more.getFirst() + ".";
            default -> " So are " + more.size() + " others, " + more.getFirst() + " among them.";
        };
    }

    /**
     * Names the ports of which a tenth of the answers was slow though most were not, or says nothing: what a median does not show, users
     * notice.
     *
     * @param courses the slowest first
     */
    static String nowAndThen(List<PortCourse> courses) {
        List<PortCourse> known = courses.stream().filter(course -> course.answers().count() >= FEWEST_FOR_TENTH).toList();
        if (known.size() < 2) {
            return "";
        }
        List<PortCourse> byTenth = known.stream().sorted(Comparator.comparingInt(Verdict::tenth)).toList();
        PortCourse usual = byTenth.get((byTenth.size() - 2) / 2);
        long medianNs = Math.max(1, medianNs(known.subList(1, known.size())));
        List<PortCourse> slow = byTenth.reversed().stream()
                .filter(course -> tenth(course) >= tenth(usual) + BUCKETS_ABOVE && course.typicalNs() < STANDS_OUT * medianNs)
                .toList();
        if (slow.isEmpty()) {
            return "";
        }
        PortCourse first = slow.getFirst();
        String more = slow.size() == 1 ? " is slow now and then: 90 % of its"
                : " and " + count(slow.size() - 1, "other port") + " are slow now and then: 90 % of the first one's";
        return first.name() + more + " answers took " + first.answers().text(TENTH)
                + "; usual is " + usual.answers().text(TENTH) + ".";
    }

    private static int tenth(PortCourse course) {
        return course.answers().bucketOf(TENTH);
    }

    /** Counts the commands that were not answered in time, or says nothing. */
    static String deadlines(List<PortCourse> courses) {
        long all = courses.stream().mapToLong(course -> course.sum().deadlines()).sum();
        if (all == 0) {
            return "";
        }
        PortCourse most = courses.stream().max(Comparator.comparingLong(course -> course.sum().deadlines())).orElseThrow();
        return count(all, "command") + (all == 1 ? " was" : " were") + " not answered in time, " + most.sum().deadlines()
                + " of them through " + most.name() + ".";
    }

    /** Counts the failures of paths, and names what is behind most of them. */
    static String failures(List<Incident> incidents) {
        Map<String, Long> byPort = new HashMap<>();
        Map<String, Long> byCause = new HashMap<>();
        long all = 0;
        for (Incident incident : incidents) {
            boolean fell = Fitness.of(incident.kind().to()) == Fitness.FAILED && Fitness.of(incident.kind().from()) != Fitness.FAILED;
            if (fell) {
                all += incident.changes();
                byPort.merge(incident.kind().port(), incident.changes(), Long::sum);
                byCause.merge(incident.kind().cause(), incident.changes(), Long::sum);
            }
        }
        if (all == 0) {
            return "No path failed.";
        }
        return "Paths failed " + count(all, "time") + ", " + share(byPort, all, "through", "through", "port") + ", "
                + share(byCause, all, "because", "for", "cause") + ".";
    }

    /** {@code most of them (12) through host4 0x50…} where one has the most by far, else {@code through 6 ports}. */
    private static String share(Map<String, Long> counts, long all, String one, String many, String noun) {
        String most = most(counts);
        if (counts.get(most) == all) {
            return one + " " + most;
        }
        if (2 * counts.get(most) > all) {
            return "most of them (" + counts.get(most) + ") " + one + " " + most;
        }
        return many + " " + count(counts.size(), noun);
    }

    private static String most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** @param sorted the slowest first, at least one */
    private static long medianNs(List<PortCourse> sorted) {
        int middle = sorted.size() / 2;
        long upperNs = sorted.get(middle).typicalNs();
        return sorted.size() % 2 == 1 ? upperNs : (upperNs + sorted.get(middle - 1).typicalNs()) / 2;
    }

    private static String factor(double times) {
        return String.format(Locale.ROOT, times < 10 ? "%.1f times" : "%.0f times", times);
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
