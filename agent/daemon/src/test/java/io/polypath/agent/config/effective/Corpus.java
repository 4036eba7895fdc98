package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configurations as files: those that vendors recommend, every option, every quirk of the grammar. A directory {@code NAME.d}
 * holds drop-ins of {@code NAME.conf}, and {@code NAME.page} what multipath-tools 0.14.3 makes of it, see {@link IncumbentPage}.
 */
final class Corpus {

    static final Path DIRECTORY = Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/resources/io/polypath/agent/config/corpus");

    private Corpus() {}

    /** Names without endings. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".conf"))
                    .map(name -> name.substring(0, name.length() - ".conf".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path main(String name) {
        return DIRECTORY.resolve(name + ".conf");
    }

    /** Need not exist. */
    static Path dropIns(String name) {
        return DIRECTORY.resolve(name + ".d");
    }

    static LoadedConf load(String name) {
        return ConfLoader.load(main(name), dropIns(name), Accounts.NONE, false);
    }
}
