package io.polypath.cli.exporter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * What is answered to a request. The connection ends with it.
 *
 * @param status number and words
 * @param type of the body
 * @param body empty for none
 */
record HttpAnswer(String status, String type, byte[] body) {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String HOME = "<!doctype html><html lang=\"en\"><title>Polypath</title>"
            + "<p>Polypath's figures for Prometheus are at <a href=\"/metrics\">/metrics</a>.</p></html>\n";

    /** A bug; the log tells more. */
    static final HttpAnswer FAILED = text("500 Internal Server Error", "the figures could not be put together");

    /** The answer to a request, or to something that was none. */
    static HttpAnswer to(HttpRequest request, Scrape scrape) throws IOException {
        if (request == null) {
            return text("400 Bad Request", "this is no HTTP/1 request, or one that is too long");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return text("405 Method Not Allowed", "only GET and HEAD are answered");
        }
        return switch (request.path()) {
            case "/metrics" -> {
                Scrape.Page page = scrape.page(request.header("accept"));
                yield new HttpAnswer("200 OK", page.type(), page.bytes());
            }
            case "/" -> new HttpAnswer("200 OK", HTML, HOME.getBytes(StandardCharsets.UTF_8));
            default -> text("404 Not Found", "there is /metrics");
        };
    }

    private static HttpAnswer text(String status, String sentence) {
        return new HttpAnswer(status, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(OutputStream out, HttpRequest request) throws IOException {
        boolean compressed = request != null && request.takesGzip() && body.length > 0;
        byte[] sent = compressed ? compress(body) : body;
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + sent.length
                + (compressed ? "\r\nContent-Encoding: gzip" : "")
                + (status.startsWith("405") ? "\r\nAllow: GET, HEAD" : "")
                + "\r\nConnection: close\r\n\r\n";
        out.write(HttpRequest.bytes(head));
        if (request == null || !request.method().equals("HEAD")) {
            out.write(sent);
        }
        out.flush();
    }

    private static byte[] compress(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 8);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
