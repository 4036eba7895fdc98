package io.polypath.agent.config.regex;

/**
 * Where a text matches.
 *
 * @param start index of the first byte
 * @param end index after the last byte; equal to {@code start} for an empty match
 */
public record Span(int start, int end) {}
