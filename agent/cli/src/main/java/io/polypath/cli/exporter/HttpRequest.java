package io.polypath.cli.exporter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of a request (RFC 9112, sections 3 and 5). A body is not read.
 *
 * @param method {@code GET}
 * @param path without a query
 * @param headers by lower-case name; of several with one name the last
 */
record HttpRequest(String method, String path, Map<String, String> headers) {

    private static final int MOST_BYTES = 8_192;

    /** @return null when this is no request, or one that is too long */
    static HttpRequest read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MOST_BYTES) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
            if (next == '\n' && (ends(head, "\r\n\r\n") || ends(head, "\n\n"))) {
                return parse(head.toString());
            }
        }
        return null;
    }

    private static boolean ends(StringBuilder text, String end) {
        return text.length() >= end.length() && text.indexOf(end, text.length() - end.length()) >= 0;
    }

    private static HttpRequest parse(String head) {
        String[] lines = head.split("\r?\n");
        String[] words = lines.length == 0 ? new String[0] : lines[0].split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                return null;
            }
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        int query = words[1].indexOf('?');
        return new HttpRequest(words[0], query < 0 ? words[1] : words[1].substring(0, query), Map.copyOf(headers));
    }

    String header(String name) {
        return headers.get(name);
    }

    /** Whether the client takes a compressed answer: anything but {@code gzip;q=0} counts. */
    boolean takesGzip() {
        String accepted = headers.getOrDefault("accept-encoding", "").replace(" ", "").toLowerCase(Locale.ROOT);
        return accepted.matches("(.*,)?gzip(;q=(?!0(\\.0*)?(,|$)).*)?(,.*)?");
    }

    /** Texts of a head are bytes, not characters. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
