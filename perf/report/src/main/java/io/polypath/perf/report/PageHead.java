package io.polypath.perf.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** How every page begins: with a policy by which it runs no script and loads nothing, and with its style, for light and dark. */
public final class PageHead {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private PageHead() {}

    /**
     * Writes all before the body.
     *
     * @param style what the page adds to the style that all have
     */
    public static void write(Html html, String title, String style) {
        html.own("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title).line();
        html.open("style").line().own(common()).own(style).close("style").close("head").line();
    }

    private static String common() {
        try (InputStream style = PageHead.class.getResourceAsStream("common.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style is part of this program", e);
        }
    }
}
