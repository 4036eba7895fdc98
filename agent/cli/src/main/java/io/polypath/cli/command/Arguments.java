package io.polypath.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What a command understands, told to picocli in code. The daemon and the commands that scripts call in loops do it so: annotations
 * read better, but Java makes a class of each sort of them at every start (docs/decisions/0011). What was given is the value of the
 * specification, {@link ArgSpec#getValue}, once the command is called.
 */
final class Arguments {

    private static final Map<String, String> EXIT_CODES =
            UsageMessageSpec.keyValuesMap(ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE);

    private Arguments() {}

    /** A command that only others stand below. */
    static CommandSpec above(String description, ArgSpec... arguments) {
        return described(CommandSpec.create(), description, arguments);
    }

    /** A command. */
    static CommandSpec of(Callable<Integer> command, String description, ArgSpec... arguments) {
        return described(CommandSpec.wrapWithoutInspection(command), description, arguments);
    }

    /** What several commands understand, to be added to each as a mixin. */
    static CommandSpec shared(ArgSpec... arguments) {
        CommandSpec shared = CommandSpec.create();
        for (ArgSpec argument : arguments) {
            shared.add(argument);
        }
        return shared;
    }

    private static CommandSpec described(CommandSpec command, String description, ArgSpec... arguments) {
        command.usageMessage().description(description).exitCodeListHeading("%nExit status:%n").exitCodeList(EXIT_CODES);
        for (ArgSpec argument : arguments) {
            command.add(argument);
        }
        return command;
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").type(boolean.class).usageHelp(true).description("Show this help.").build();
    }

    /** An option that is given or not: its value is a boolean. */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).initialValue(false).description(description).build();
    }

    /** An option with a value of a type that picocli knows; null when it is not given. */
    static OptionSpec option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).type(type).paramLabel(label).description(description).build();
    }

    /** An option with a value that this converter reads; null when it is not given. */
    static <T> OptionSpec option(String name, String label, Class<T> type, ITypeConverter<T> converter, String description) {
        return OptionSpec.builder(name).type(type).converters(converter).paramLabel(label).description(description).build();
    }

    /** An option that may be given more than once: its value is a list of strings. */
    static OptionSpec.Builder list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .paramLabel(label)
                .description(description);
    }

    /** Words without an option: their value is a list of strings. */
    static PositionalParamSpec words(String label, String description) {
        return PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .paramLabel(label)
                .description(description)
                .build();
    }
}
