package io.polypath.agent.config.grammar;

/**
 * A keyword and its value.
 *
 * @param line from 1
 */
public record Setting(String keyword, String value, int line) {}
