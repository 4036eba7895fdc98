package io.polypath.agent.config;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.option.Accounts;
import java.util.List;

/** Configurations as texts. */
public final class ConfTexts {

    private ConfTexts() {}

    /** A main file of this text. */
    public static LoadedConf load(String text) {
        return ConfLoader.of(List.of(new ConfigText("test.conf", text)), Accounts.NONE, false);
    }

    /** A main file and a drop-in. */
    public static LoadedConf load(String text, String dropIn) {
        return ConfLoader.of(
                List.of(new ConfigText("test.conf", text), new ConfigText("drop.conf", dropIn)), Accounts.NONE, false);
    }

    /** What such a file says. */
    public static MultipathConf conf(String text) {
        return load(text).conf();
    }

    /** What is wrong with such a file. */
    public static List<String> messages(String text) {
        return load(text).problems().stream().map(Problem::message).toList();
    }

    /** A Fibre Channel disk. */
    public static PathKey disk(String vendor, String product, String wwid) {
        return new PathKey("sda", vendor, product, "1", "scsi:fcp", wwid);
    }
}
