package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Value;

/**
 * A value that holds, and why.
 *
 * @param place file and line; empty for built-in values
 */
public record Chosen(Value value, Origin origin, String place) {}
