package io.polypath.agent.port;

/**
 * What an attribute of sysfs says.
 *
 * @param error 0, or minus errno
 * @param text without blanks and line ends around it; empty after an error
 */
public record AttributeText(int error, String text) {}
