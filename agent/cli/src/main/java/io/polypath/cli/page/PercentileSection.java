package io.polypath.cli.page;

import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.perf.report.Html;
import io.polypath.perf.report.Strips;
import java.util.List;

/** Percentiles of the device times of each port, on a logarithmic axis. */
final class PercentileSection {

    private static final double[] PERCENTS = {99.9, 99, 90, 50};
    private static final String[] SHAPES = {"M0-9V9", "M0-9L9 0 0 9-9 0Z", "M-5-5H5V5H-5Z", "M-3 0A3 3 0 1 0 3 0 3 3 0 1 0-3 0Z"};
    private static final String[] STYLES = {"p999", "p99", "p90", "p50"};

    /** Power of ten at which seconds begin. */
    private static final int SECONDS = 9;

    /** Stands for all that took longer than the highest bound. */
    private static final long BEYOND_NS = 100_000_000_000L;

    private final List<PortCourse> courses;
    private final double lowest;
    private final double highest;

    private PercentileSection(List<PortCourse> courses) {
        this.courses = courses.stream().filter(course -> course.answers().count() > 0).limit(Rows.MOST).toList();
        int least = TimeBuckets.COUNT - 1;
        int most = 0;
        for (PortCourse course : this.courses) {
            least = Math.min(least, course.answers().bucketOf(PERCENTS[PERCENTS.length - 1]));
            most = Math.max(most, course.answers().bucketOf(PERCENTS[0]));
        }
        lowest = Math.floor(Math.log10(upperNs(Math.max(0, least - 1))) - 0.01);
        highest = Math.max(lowest + 1, Math.ceil(Math.log10(upperNs(Math.max(least, most))) - 0.01));
    }

    static void write(Html html, Evidence evidence) {
        html.open("section").leaf("h2", "How long answers took").line();
        html.leaf("p", "Device times of checks, per port, slowest first by their medians. Times are counted in steps of 1, 2.5 and 5, so a"
                + " mark says \u201cat most this\u201d. The axis is logarithmic.", "class", "hint").line();
        new PercentileSection(evidence.ports()).rows(html);
        Rows.left(html, evidence.ports().size(), "slowest");
        FigureTable.write(html, evidence.ports());
        html.close("section").line();
    }

    private void rows(Html html) {
        if (courses.isEmpty()) {
            html.leaf("p", "No port has answered.");
            return;
        }
        legend(html);
        for (PortCourse course : courses) {
            AnswerTimes times = course.answers();
            String spoken = "half " + times.text(50) + ", 90 % " + times.text(90) + ", 99 % " + times.text(99) + ", 99.9 % "
                    + times.text(99.9);
            Strips.open(html, course.name(), "median " + SpanText.of(course.typicalNs()), spoken);
            marks(html, times);
            Strips.close(html);
        }
        Strips.openAxis(html);
        for (int decade = (int) lowest; decade <= highest; decade++) {
            Strips.tick(html, at(Math.pow(10, decade)), decadeText(decade));
        }
        Strips.close(html);
    }

    private void marks(Html html, AnswerTimes times) {
        for (int decade = (int) lowest; decade <= highest; decade++) {
            String x = Html.percent(at(Math.pow(10, decade)));
            html.open("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%").close("line");
        }
        String from = Html.percent(at(upperNs(times.bucketOf(50))));
        String to = Html.percent(at(upperNs(times.bucketOf(99.9))));
        html.open("line", "class", "reach", "x1", from, "x2", to, "y1", "50%", "y2", "50%").close("line");
        for (int i = 0; i < PERCENTS.length; i++) {
            html.open("svg", "x", Html.percent(at(upperNs(times.bucketOf(PERCENTS[i])))), "y", "50%", "class", "at");
            html.mark("path", percent(PERCENTS[i]) + " of answers took " + times.text(PERCENTS[i]), "class", STYLES[i], "d", SHAPES[i]);
            html.close("svg");
        }
    }

    private static void legend(Html html) {
        html.open("p", "class", "legend");
        for (int i = PERCENTS.length - 1; i >= 0; i--) {
            html.open("span").open("svg", "viewBox", "-10 -10 20 20", "aria-hidden", "true");
            html.open("path", "class", STYLES[i], "d", SHAPES[i]).close("path").close("svg");
            html.text(percent(PERCENTS[i]) + " of answers").close("span");
        }
        html.close("p").line();
    }

    private static String percent(double percent) {
        return percent == Math.rint(percent) ? (int) percent + " %" : percent + " %";
    }

    private static String decadeText(int decade) {
        return decade < SECONDS ? SpanText.of((long) Math.pow(10, decade)) : (long) Math.pow(10, decade - SECONDS) + " s";
    }

    /** @param ns over 0 */
    private double at(double ns) {
        return Math.clamp((Math.log10(ns) - lowest) / (highest - lowest), 0, 1);
    }

    private static double upperNs(int bucket) {
        return bucket == TimeBuckets.COUNT - 1 ? BEYOND_NS : TimeBuckets.highestNs(bucket);
    }
}
