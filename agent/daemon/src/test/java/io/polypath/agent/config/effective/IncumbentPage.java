package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.BuiltInTable;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What {@code multipath -t} of multipath-tools 0.14.3 printed for a configuration of the corpus: the lines that it does not print
 * without a configuration, for people, after a digest of all lines. {@code -Dpolypath.incumbent=COMMAND} has a command print the
 * pages anew: it gets the main file and the directory of drop-ins as arguments.
 */
record IncumbentPage(String text) {

    /** The one option that its built-in table names and its copy of the table loses. */
    private static final String LOST = "\t\tmax_sectors_kb 4096\n";

    /** As it was printed, or the command's page, which is kept. */
    static IncumbentPage of(String name) throws IOException, InterruptedException {
        Path file = Corpus.DIRECTORY.resolve(name + ".page");
        String command = System.getProperty("polypath.incumbent");
        if (command != null) {
            IncumbentPage without = new IncumbentPage(ask(command, Path.of("/dev/null"), Corpus.dropIns("none")));
            String page = ask(command, Corpus.main(name), Corpus.dropIns(name));
            Files.writeString(file, digest(page, without), StandardCharsets.ISO_8859_1);
        }
        return new IncumbentPage(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private static String ask(String command, Path main, Path dropIns) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command, main.toString(), Files.exists(dropIns) ? dropIns.toString() : "")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String page = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0) {
            throw new IOException(command + " " + main + " failed");
        }
        return page;
    }

    /** Our page in the same form, without what is lost there. */
    static String digest(MultipathConf conf) {
        return digest(page(conf), new IncumbentPage(page(MultipathConf.builtIn())));
    }

    private static String page(MultipathConf conf) {
        String page = ConfigPage.of(conf);
        return conf.hardware().entries().stream().anyMatch(IncumbentPage::loses) ? page.replace(LOST, "") : page;
    }

    private static boolean loses(DeviceEntry entry) {
        Assigned size = entry.values().get(ConfigOption.MAX_SECTORS_KB);
        return size != null && size.file().equals(BuiltInTable.NAME);
    }

    private static String digest(String page, IncumbentPage without) {
        Set<String> known = new HashSet<>(blocks(without.text));
        StringBuilder digest = new StringBuilder("# SHA-256 ").append(sha(page)).append('\n');
        for (String block : blocks(page)) {
            if (!known.contains(block)) {
                digest.append(block);
            }
        }
        return digest.toString();
    }

    /** Lines, those of an inner section together. */
    private static List<String> blocks(String page) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : page.split("(?<=\n)")) {
            block.append(line);
            boolean inside = block.indexOf("\t") == 0 && block.indexOf("{\n") >= 0 && !line.equals("\t}\n");
            if (!inside) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks;
    }

    private static String sha(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
