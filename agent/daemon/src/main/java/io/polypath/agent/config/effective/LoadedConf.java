package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.grammar.Problem;
import java.util.List;

/**
 * What was read, and what is wrong with it.
 *
 * @param texts what it was read from; the same once more means the same, down to the places of its lines
 * @param conf always usable: what could not be read counts as not written
 * @param problems in the order of their discovery
 * @param furtherProblems how many more there were
 * @param broken whether the text as a whole cannot be trusted, so that a running configuration is kept
 * @param startable whether a daemon may begin with it; false only for a broken one
 */
public record LoadedConf(
        List<ConfigText> texts,
        MultipathConf conf,
        List<Problem> problems,
        int furtherProblems,
        boolean broken,
        boolean startable) {

    public LoadedConf {
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }
}
