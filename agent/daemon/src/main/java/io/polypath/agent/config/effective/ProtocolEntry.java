package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.OptionValues;

/**
 * What holds for the paths of one protocol.
 *
 * @param type such as {@code scsi:fcp}
 * @param values what the section sets, the type included
 */
public record ProtocolEntry(String type, OptionValues values) {}
