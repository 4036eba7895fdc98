package io.polypath.cli.command;

import io.polypath.agent.config.effective.ConfigPage;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.cli.config.ByteText;
import io.polypath.cli.config.CheckJson;
import io.polypath.cli.config.CheckText;
import io.polypath.cli.config.Checked;
import io.polypath.cli.config.KnownPaths;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check-config",
        description = "Tell everything that is wrong with a configuration: file, line, option, and what is assumed instead. With"
                + " --against also what it would change.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:No problems.", "1:There are problems, or it did not work.", ExitCode.USAGE_LINE})
final class CheckConfigCommand implements Callable<Integer> {

    private static final String HOST = "/etc/multipath.conf";

    @Parameters(paramLabel = "FILE", description = "Main files, each looked at by itself (default " + HOST + ").")
    private List<Path> files = List.of();

    @Option(
            names = "--config-dir",
            paramLabel = "DIR",
            description = "Where further files NAME.conf are, which are read after every main file (default /etc/multipath/conf.d).")
    private Path dropIns = Path.of("/etc/multipath/conf.d");

    @Option(
            names = "--against",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = HOST,
            description = "Also tell what would change, and for which paths, if FILE (default " + HOST + ") were in force now.")
    private Path against;

    @Option(
            names = "--effective",
            description = "Print what is in force then, all defaults included, as multipath -t does. Problems go to standard error.")
    private boolean effective;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private CommandSpec commonSpec = common.spec();

    private final Screen process;

    CheckConfigCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        List<Checked> all = check();
        if (effective) {
            printEffective(all);
        } else if (common.json()) {
            writeJson(all);
        } else {
            all.forEach(checked -> CheckText.print(checked, process.out()));
        }
        return all.stream().allMatch(Checked::clean) ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Checked> check() throws Failure {
        for (Path file : files) {
            ConfigFiles.mustExist(file);
        }
        MultipathConf other = against == null ? null : ConfigOptions.load(against, dropIns).conf();
        List<PathKey> paths = against == null ? null : KnownPaths.read(common.files());
        List<Checked> all = new ArrayList<>();
        for (Path file : files.isEmpty() ? List.of(Path.of(HOST)) : files) {
            LoadedConf loaded = ConfigOptions.load(file, dropIns);
            Checked checked = new Checked(file.toString(), loaded, null);
            all.add(other == null ? checked : checked.against(other, paths));
        }
        return all;
    }

    /** Several pages are told apart by a comment in front of each. */
    private void printEffective(List<Checked> all) {
        for (Checked checked : all) {
            CheckText.print(checked, process.err());
            if (all.size() > 1) {
                process.out().println("# " + checked.name());
            }
            ByteText.write(ConfigPage.of(checked.loaded().conf()), process.out());
        }
    }

    private void writeJson(List<Checked> all) throws IOException {
        try (JsonOut json = JsonOut.document(process.out())) {
            json.object().array("files");
            for (Checked checked : all) {
                CheckJson.write(checked, json);
            }
            json.endArray().endObject();
        }
    }
}
