package io.polypath.agent.config.grammar;

import java.nio.charset.StandardCharsets;

/**
 * The content of one file.
 *
 * @param file its name, for messages
 * @param text its bytes, one character each
 */
public record ConfigText(String file, String text) {

    static ConfigText of(String file, byte[] bytes) {
        return new ConfigText(file, new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
