package io.polypath.cli.page;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import io.polypath.perf.report.Html;
import io.polypath.perf.report.PageHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What {@code latency --report} writes: one page of HTML with all in it that it needs. It runs no script and, by its own policy, loads
 * nothing.
 */
public final class LatencyPage {

    private LatencyPage() {}

    /**
     * Makes the page.
     *
     * @throws Failure when there is nothing to tell about
     */
    public static String of(RuntimeFiles files, Screen screen) throws Failure {
        Evidence evidence = Evidence.read(files, screen);
        Html html = new Html();
        PageHead.write(html, "Latency of storage ports", style());
        html.open("body").line();
        SummarySection.write(html, evidence);
        html.open("main").line();
        PercentileSection.write(html, evidence);
        HeatSection.write(html, evidence);
        StateSection.write(html, evidence);
        IncidentSection.write(html, evidence);
        html.close("main").line();
        html.leaf("footer", "Written by Polypath, " + evidence.picture().writer().run().buildId() + ", from the mapped files of process "
                + evidence.picture().writer().run().pid() + ".").line();
        return html.close("body").close("html").line().toString();
    }

    private static String style() {
        try (InputStream style = LatencyPage.class.getResourceAsStream("page.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style is part of this program", e);
        }
    }
}
