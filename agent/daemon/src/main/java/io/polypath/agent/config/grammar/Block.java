package io.polypath.agent.config.grammar;

import java.util.List;

/**
 * A section as it stands in a file. Immutable.
 *
 * @param file the file's name
 * @param line of its opening, from 1; 0 for {@link Section#ROOT}
 * @param settings in the order of the file
 * @param blocks the sections inside, in the order of the file
 */
public record Block(Section section, String file, int line, List<Setting> settings, List<Block> blocks) {

    public Block {
        settings = List.copyOf(settings);
        blocks = List.copyOf(blocks);
    }
}
