package io.polypath.cli.command;

import io.polypath.sim.plan.PlanOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that say what the simulated fabric looks like. They are declared where the fabric is, and carried over from there. */
final class FabricOptions {

    private static final String PREFIX = "--fabric-";

    private final Map<PlanOption, OptionSpec> options = new EnumMap<>(PlanOption.class);

    /** Adds the options to a command; one whose name the command has already gets {@code --fabric-} in front of it. */
    void addTo(CommandSpec spec) {
        for (PlanOption option : PlanOption.values()) {
            boolean taken = spec.optionsMap().containsKey(option.word());
            OptionSpec added = OptionSpec.builder(taken ? PREFIX + option.word().substring(2) : option.word())
                    .type(String.class)
                    .paramLabel(option.value())
                    .description("Fabric: " + option.meaning() + ".")
                    .build();
            options.put(option, added);
            spec.addOption(added);
        }
    }

    /** What was given, as the plan reads it. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        options.forEach((option, given) -> {
            String value = given.getValue();
            if (value != null) {
                words.add(option.word());
                words.add(value);
            }
        });
        return words;
    }
}
