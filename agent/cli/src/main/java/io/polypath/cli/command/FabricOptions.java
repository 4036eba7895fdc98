package io.polypath.cli.command;

import io.polypath.cli.rehearse.Likeness;
import io.polypath.sim.plan.FabricPlan;
import io.polypath.sim.plan.PlanOption;
import io.polypath.sim.plan.PlanProblem;
import io.polypath.sim.plan.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Options that say what the simulated fabric looks like. They are declared where the fabric is, and carried over from there. */
final class FabricOptions {

    private final Map<PlanOption, OptionSpec> options = new EnumMap<>(PlanOption.class);

    /** Adds the options to a command. */
    void addTo(CommandSpec spec) {
        for (PlanOption option : PlanOption.values()) {
            OptionSpec added = OptionSpec.builder(option.word())
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

    /** The lines of a file, which may be null, and then others. */
    static String script(Path file, List<String> lines) throws IOException {
        String ofFile = file == null ? "" : Files.readString(file) + "\n";
        return ofFile + String.join("\n", lines);
    }

    /**
     * @param words as {@link #words} gives them
     * @param script lines of faults
     * @throws ParameterException with everything that is wrong with them
     */
    static FabricPlan plan(List<String> words, String script, CommandSpec spec) {
        return checked(FabricPlan.read(words, script), spec);
    }

    /** The same of a fabric that is given. */
    static FabricPlan plan(List<String> words, Likeness likeness, String script, CommandSpec spec) {
        return checked(FabricPlan.read(words, likeness::layout, script), spec);
    }

    private static FabricPlan checked(PlanReading reading, CommandSpec spec) {
        if (!reading.ok()) {
            String problems = reading.problems().stream().map(PlanProblem::toString).collect(Collectors.joining("; "));
            throw new ParameterException(spec.commandLine(), problems);
        }
        return reading.plan();
    }
}
