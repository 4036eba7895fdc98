package io.polypath.agent.config.regex;

/**
 * What became of a pattern's text.
 *
 * @param pattern the pattern, or null when the text is none
 * @param fault what is wrong with the text, or null
 */
public record PatternResult(PosixPattern pattern, String fault) {}
