package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Block;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.grammar.Setting;
import io.polypath.agent.config.grammar.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the settings of a block; what cannot be used becomes a problem. Owned by one load. */
public final class SectionReader {

    /**
     * An option as it was written.
     *
     * @param option which one
     * @param assigned its value and place
     */
    public record Occurrence(ConfigOption option, Assigned assigned) {}

    private final Accounts accounts;
    private final Problems problems;

    public SectionReader(Accounts accounts, Problems problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    /** What {@code block} sets; of an option that is given again the last value. */
    public OptionValues values(Block block) {
        Map<ConfigOption, Assigned> values = new EnumMap<>(ConfigOption.class);
        for (Occurrence occurrence : occurrences(block)) {
            Assigned before = values.put(occurrence.option(), occurrence.assigned());
            if (before != null) {
                report(block, occurrence.option().keyword(), occurrence.assigned().line(), new Reading(null, Severity.WARNING,
                        "given again, first in line " + before.line(), "the last one counts"));
            }
        }
        return new OptionValues(values);
    }

    /** Every usable setting of {@code block}, in its order. */
    public List<Occurrence> occurrences(Block block) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (Setting setting : block.settings()) {
            ConfigOption option = ConfigOption.find(block.section(), setting.keyword());
            if (option == null) {
                report(block, setting.keyword(), setting.line(), Reading.refused("there is no such option here"));
                continue;
            }
            Reading reading = option.read(setting.value(), accounts);
            if (reading.severity() != null) {
                report(block, setting.keyword(), setting.line(), withText(setting, reading));
            }
            if (reading.value() != null) {
                occurrences.add(new Occurrence(option, new Assigned(reading.value(), block.file(), setting.line())));
            }
        }
        return occurrences;
    }

    private static Reading withText(Setting setting, Reading reading) {
        String what = Problem.quote(setting.value()) + ": " + reading.what();
        return new Reading(reading.value(), reading.severity(), what, reading.assumed());
    }

    private void report(Block block, String keyword, int line, Reading reading) {
        problems.add(new Problem(block.file(), line, block.section().key(keyword), reading.severity(), reading.what(),
                reading.assumed()));
    }
}
