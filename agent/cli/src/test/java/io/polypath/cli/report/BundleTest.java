package io.polypath.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class BundleTest {

    private final Bundle bundle = new Bundle(Duration.ofMillis(300));

    private Map<String, String> written(Part... parts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.write(out, "the heading", List.of(parts));
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static Part part(String name, String text) {
        return new Part(name, () -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void partsAreHeldAndListed() throws Exception {
        Map<String, String> entries = written(part("a/one", "first"), part("two", ""));
        assertEquals("first", entries.get("a/one"));
        assertEquals("", entries.get("two"));
        assertArrayEquals(new String[] {"a/one", "two", Bundle.INDEX}, entries.keySet().toArray());
        assertTrue(entries.get(Bundle.INDEX).startsWith("the heading\n\nnothing is missing\n"), entries::toString);
        assertTrue(entries.get(Bundle.INDEX).contains("a/one  5"), entries::toString);
    }

    @Test
    void whatCannotBeReadIsListedWithTheReason() throws Exception {
        Part secret = new Part("secret", () -> {
            throw new AccessDeniedException("/run/polypath/paths.table");
        });
        Part broken = new Part("broken", () -> {
            throw new IllegalStateException();
        });
        Map<String, String> entries = written(secret, broken, part("two", "2"));
        assertEquals(List.of(
                "secret: /run/polypath/paths.table: no permission; it belongs to the daemon's user",
                "broken: java.lang.IllegalStateException"), bundle.missing());
        assertTrue(entries.get(Bundle.INDEX).contains("missing:\n  secret: "), entries::toString);
        assertEquals("2", entries.get("two"));
    }

    @Test
    void aPartThatHangsHoldsNothingUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Part hanging = new Part("etc/multipath.conf", () -> {
            never.await();
            throw new IOException("over");
        });
        Map<String, String> entries = written(hanging, part("two", "2"));
        assertEquals(List.of("etc/multipath.conf: no answer within 0 s"), bundle.missing());
        assertEquals("2", entries.get("two"));
    }
}
