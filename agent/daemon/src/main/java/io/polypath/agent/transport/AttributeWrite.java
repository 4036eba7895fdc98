package io.polypath.agent.transport;

/**
 * One attribute to be written.
 *
 * @param name within its device
 * @param needed whether what comes after it is in vain when it is refused
 */
public record AttributeWrite(String name, String text, boolean needed) {}
