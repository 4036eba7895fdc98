package io.polypath.cli.command;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.option.PasswdFiles;
import io.polypath.agent.desk.SocketAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where multipath.conf and the state files are. */
final class ConfigOptions {

    private static final Path NATIVE_NVME = Path.of("/sys/module/nvme_core/parameters/multipath");

    private final ConfigFiles files = new ConfigFiles();
    private final OptionSpec stateDirectory = Arguments.option("--state-dir", "DIR", Path.class,
            "Where bindings, wwids and prkeys are (default /etc/multipath).");
    private final OptionSpec sockets = Arguments.list("--control-socket", "NAME",
                    "Where clients of multipathd connect, a path or @ABSTRACT; may be given more than once (default multipathd's"
                            + " own two, or the one in MULTIPATH_SOCKET_NAME).")
            .build();

    CommandSpec spec() {
        return Arguments.shared(stateDirectory, sockets).addMixin("files", files.spec());
    }

    private static List<String> defaultSockets() {
        String override = System.getenv(SocketAddresses.OVERRIDE);
        return override == null || override.isEmpty() ? SocketAddresses.INCUMBENTS : List.of(override);
    }

    List<String> sockets() {
        List<String> given = sockets.getValue();
        return given.isEmpty() ? defaultSockets() : given;
    }

    LoadedConf load() {
        return files.load();
    }

    /** Reads a main file and its drop-ins, with this host's accounts. */
    static LoadedConf load(Path config, Path dropIns) {
        PasswdFiles accounts = PasswdFiles.read(Path.of("/etc/passwd"), Path.of("/etc/group"));
        return ConfLoader.load(config, dropIns, accounts, nativeNvme());
    }

    Path stateDirectory() {
        Path given = stateDirectory.getValue();
        return given != null ? given : Path.of("/etc/multipath");
    }

    private static boolean nativeNvme() {
        try {
            return Files.readString(NATIVE_NVME).startsWith("Y");
        } catch (IOException noSuchModule) {
            return false;
        }
    }
}
