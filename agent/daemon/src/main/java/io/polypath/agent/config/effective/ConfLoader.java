package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.BlockParser;
import io.polypath.agent.config.grammar.ConfigFiles;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.config.option.SectionReader;
import java.nio.file.Path;
import java.util.List;

/** Parses, validates and freezes, once. Nothing in a file makes it fail. */
public final class ConfLoader {

    private ConfLoader() {}

    /**
     * Reads the files; blocks on the file system.
     *
     * @param main {@code /etc/multipath.conf}
     * @param dropIns {@code /etc/multipath/conf.d}
     * @param accounts for owners of device nodes
     * @param nativeNvme whether {@code /sys/module/nvme_core/parameters/multipath} is {@code Y}
     */
    public static LoadedConf load(Path main, Path dropIns, Accounts accounts, boolean nativeNvme) {
        Problems problems = new Problems();
        List<ConfigText> texts = ConfigFiles.read(main, dropIns, problems);
        return build(texts, ConfigFiles.name(main), accounts, nativeNvme, problems);
    }

    /** The same for texts, in the order in which they count; the first is the main file. */
    public static LoadedConf of(List<ConfigText> texts, Accounts accounts, boolean nativeNvme) {
        String main = texts.isEmpty() ? "" : texts.getFirst().file();
        return build(texts, main, accounts, nativeNvme, new Problems());
    }

    private static LoadedConf build(
            List<ConfigText> texts, String main, Accounts accounts, boolean nativeNvme, Problems problems) {
        ConfBuilder builder = new ConfBuilder(new SectionReader(accounts, problems), problems, nativeNvme);
        int left = BlockParser.MOST_STATEMENTS;
        for (ConfigText text : texts) {
            BlockParser parser = new BlockParser(text, problems, left);
            builder.add(parser.root());
            left -= parser.statements();
        }
        MultipathConf conf = builder.build();
        Consistency.check(conf, problems);
        return new LoadedConf(texts, conf, problems.kept(), problems.dropped(), problems.broken(), !problems.fatalIn(main));
    }
}
