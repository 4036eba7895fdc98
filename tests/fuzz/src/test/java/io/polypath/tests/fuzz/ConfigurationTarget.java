package io.polypath.tests.fuzz;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import java.util.List;

/** multipath.conf. */
public final class ConfigurationTarget {

    private ConfigurationTarget() {}

    /** Reads a configuration twice: it says the same, and names the same problems. */
    public static void fuzzerTestOneInput(byte[] data) {
        LoadedConf first = load(data);
        Input.same(first.problems(), load(data).problems());
    }

    private static LoadedConf load(byte[] data) {
        return ConfLoader.of(List.of(new ConfigText("multipath.conf", Input.text(data))), Accounts.NONE, false);
    }
}
