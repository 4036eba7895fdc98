package io.polypath.cli.page;

import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.perf.report.Html;
import io.polypath.perf.report.Strips;
import java.util.List;

/** A heat map: how slow the slow answers of each port were, over the time. */
final class HeatSection {

    private static final int COLUMNS = 120;
    private static final int LEVELS = 9;
    private static final double SLOW = 90;

    /** Share of the width by which a cell reaches under the next, so that rounding leaves no gap where there is none. */
    private static final double OVERLAP = 0.0005;

    private final List<PortCourse> courses;
    private final Period period;
    private final int least;
    private final int most;

    private HeatSection(Evidence evidence) {
        courses = evidence.ports().stream().filter(course -> !course.slices().isEmpty()).limit(Rows.MOST).toList();
        period = evidence.period();
        List<Integer> buckets = courses.stream()
                .flatMap(course -> pieces(course).stream())
                .map(piece -> piece.answers().bucketOf(SLOW))
                .filter(bucket -> bucket != AnswerTimes.NONE)
                .toList();
        int fastest = buckets.stream().mapToInt(Integer::intValue).min().orElse(0);
        int slowest = buckets.stream().mapToInt(Integer::intValue).max().orElse(0);
        least = Math.clamp(fastest, 0, TimeBuckets.COUNT - LEVELS);
        most = Math.max(slowest, least + LEVELS - 1);
    }

    static void write(Html html, Evidence evidence) {
        html.open("section", "class", "heat").leaf("h2", "When answers were slow").line();
        new HeatSection(evidence).rows(html);
        Rows.left(html, evidence.ports().size(), "slowest");
        html.close("section").line();
    }

    private void rows(Html html) {
        if (courses.isEmpty()) {
            html.leaf("p", "The daemon has not run long enough for a history of its ports.", "class", "hint");
            return;
        }
        html.leaf("p", "90 of 100 answers of that time took at most as long as the colour says; hatched is a time without answers, and a"
                + " dot stands for deadlines that passed.", "class", "hint").line();
        legend(html);
        for (PortCourse course : courses) {
            row(html, course);
        }
        Rows.timeAxis(html, period);
    }

    private void row(Html html, PortCourse course) {
        List<Slice> pieces = pieces(course);
        Slice worst = pieces.getFirst();
        for (Slice piece : pieces) {
            worst = piece.answers().bucketOf(SLOW) > worst.answers().bucketOf(SLOW) ? piece : worst;
        }
        String slowest = "slowest " + worst.answers().text(SLOW) + " at " + period.time(worst.beginNs());
        Strips.open(html, course.name(), slowest, slowest);
        for (Slice piece : pieces) {
            cell(html, piece);
        }
        Strips.close(html);
    }

    private void cell(Html html, Slice piece) {
        double from = period.at(piece.beginNs());
        double to = period.at(piece.endNs());
        String when = period.span(piece.beginNs(), piece.endNs()) + ": ";
        int bucket = piece.answers().bucketOf(SLOW);
        if (bucket != AnswerTimes.NONE) {
            String what = "50 % " + piece.answers().text(50) + ", 90 % " + piece.answers().text(SLOW) + ", 99 % "
                    + piece.answers().text(99) + ", " + Verdict.count(piece.answers().count(), "answer");
            html.mark("rect", when + what, "class", "q" + level(bucket), "x", Html.percent(from), "width",
                    Html.percent(to - from + OVERLAP));
        }
        if (piece.deadlines() > 0) {
            String what = Verdict.count(piece.deadlines(), "deadline") + " passed";
            html.mark("circle", when + what, "class", "late", "cx", Html.percent((from + to) / 2), "cy", "50%", "r", "4");
        }
    }

    private void legend(Html html) {
        html.open("p", "class", "legend scale").leaf("span", "90 % of answers within");
        for (int level = 0; level < LEVELS; level++) {
            int bucket = slowestOf(level);
            html.open("span").open("svg", "viewBox", "0 0 20 20", "aria-hidden", "true");
            html.open("rect", "class", "q" + level, "width", "20", "height", "20").close("rect").close("svg");
            html.text(AnswerTimes.bucketText(bucket).replace("<", "")).close("span");
        }
        html.close("p").line();
    }

    private List<Slice> pieces(PortCourse course) {
        return Slice.joined(course.slices(), period.lengthNs() / COLUMNS);
    }

    private int level(int bucket) {
        return (bucket - least) * LEVELS / (most - least + 1);
    }

    /** The slowest bucket of a colour. */
    private int slowestOf(int level) {
        int bucket = most;
        while (level(bucket) > level) {
            bucket--;
        }
        return bucket;
    }
}
