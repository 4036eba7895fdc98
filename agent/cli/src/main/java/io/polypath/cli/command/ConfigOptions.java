package io.polypath.cli.command;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.option.PasswdFiles;
import io.polypath.agent.desk.SocketAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where multipath.conf and the state files are. */
final class ConfigOptions {

    private static final Path NATIVE_NVME = Path.of("/sys/module/nvme_core/parameters/multipath");

    @Mixin
    private ConfigFiles files = new ConfigFiles();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where bindings, wwids and prkeys are (default /etc/multipath).")
    private Path stateDirectory = Path.of("/etc/multipath");

    @Option(
            names = "--control-socket",
            paramLabel = "NAME",
            description = "Where clients of multipathd connect, a path or @ABSTRACT; may be given more than once (default multipathd's"
                    + " own two, or the one in MULTIPATH_SOCKET_NAME).")
    private List<String> sockets = defaultSockets();

    private static List<String> defaultSockets() {
        String override = System.getenv(SocketAddresses.OVERRIDE);
        return override == null || override.isEmpty() ? SocketAddresses.INCUMBENTS : List.of(override);
    }

    List<String> sockets() {
        return sockets;
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
        return stateDirectory;
    }

    private static boolean nativeNvme() {
        try {
            return Files.readString(NATIVE_NVME).startsWith("Y");
        } catch (IOException noSuchModule) {
            return false;
        }
    }
}
