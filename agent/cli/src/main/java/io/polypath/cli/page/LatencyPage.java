package io.polypath.cli.page;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What {@code latency --report} writes: one page of HTML with all in it that it needs. It runs no script and, by its own policy, loads
 * nothing.
 */
public final class LatencyPage {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private LatencyPage() {}

    /**
     * Makes the page.
     *
     * @throws Failure when there is nothing to tell about
     */
    public static String of(RuntimeFiles files, Screen screen) throws Failure {
        Evidence evidence = Evidence.read(files, screen);
        Html html = new Html();
        html.own("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        head(html);
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

    private static void head(Html html) {
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", "Latency of storage ports").line();
        html.open("style").line().own(style()).close("style").close("head").line();
    }

    private static String style() {
        try (InputStream style = LatencyPage.class.getResourceAsStream("page.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style is part of this program", e);
        }
    }
}
