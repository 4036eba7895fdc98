package io.polypath.cli.page;

import io.polypath.cli.picture.AnswerTimes;
import io.polypath.perf.report.Html;
import java.util.List;

/** The figures behind the plots, to be read aloud, searched and copied. */
final class FigureTable {

    private static final int MOST = 256;

    private FigureTable() {}

    static void write(Html html, List<PortCourse> courses) {
        html.open("details").leaf("summary", "The same as figures").open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String head : List.of("port", "kind", "answers", "mean", "50 %", "90 %", "99 %", "99.9 %", "deadlines passed")) {
            html.leaf("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        courses.stream().limit(MOST).forEach(course -> row(html, course));
        html.close("tbody").close("table").close("div").close("details").line();
    }

    private static void row(Html html, PortCourse course) {
        AnswerTimes times = course.answers();
        html.open("tr").leaf("th", course.name(), "scope", "row").leaf("td", course.kind());
        html.leaf("td", Long.toString(times.count())).leaf("td", course.mean());
        for (double percent : new double[] {50, 90, 99, 99.9}) {
            html.leaf("td", times.text(percent));
        }
        html.leaf("td", Long.toString(course.sum().deadlines())).close("tr").line();
    }
}
