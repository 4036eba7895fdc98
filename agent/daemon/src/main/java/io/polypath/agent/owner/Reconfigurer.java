package io.polypath.agent.owner;

import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.PollingIntervals;
import io.polypath.agent.config.effective.Reconfiguration;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.path.CheckPace;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.ErrandReport;
import java.util.List;

/**
 * Puts a configuration into force that was read again. Owner lane only.
 *
 * <p>A text that cannot be trusted changes nothing. Otherwise paths and maps are compared with what it says: one that is as it
 * should be is not touched, and checks go on. Where options differ, every path is checked soon, since its checker may be another one.
 */
final class Reconfigurer {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Policy policy;
    private final Discovery discovery;
    private final Checks checks;
    private final Keeper keeper;
    private final DaemonActs daemon;
    private final Journal journal;

    /** What the configuration was last read from; null before it was read a second time. */
    private List<ConfigText> texts;

    Reconfigurer(Policy policy, Discovery discovery, Checks checks, Keeper keeper, DaemonActs daemon, Journal journal) {
        this.policy = policy;
        this.discovery = discovery;
        this.checks = checks;
        this.keeper = keeper;
        this.daemon = daemon;
        this.journal = journal;
    }

    void take(ErrandReport.ConfLoaded loaded, long nowNs) {
        Reconfiguration decision = Reconfiguration.decide(policy.conf(), loaded.conf());
        daemon.reconfigured(decision.refusal());
        if (!decision.accepted()) {
            journal.note(FlightKind.TROUBLE, 0, FixedText.bytes("configuration kept: " + decision.refusal()), nowNs);
            return;
        }
        replace(decision, loaded.conf());
        discovery.reconfigured(pace(), !decision.changes().isEmpty(), nowNs);
        if (!decision.changes().isEmpty()) {
            checks.allSoon(nowNs);
        }
        keeper.reconfigured(loaded.reloadAll(), nowNs);
        String changes = decision.changes().isEmpty() ? "nothing differs" : decision.changes().size() + " options differ";
        journal.note(FlightKind.CONFIGURED, decision.changes().size(), FixedText.bytes(changes), nowNs);
    }

    /** What says the same is left as it is: what was worked out for every path is old, and dear to the collector when it is replaced. */
    private void replace(Reconfiguration decision, LoadedConf fresh) {
        if (!decision.changes().isEmpty() || !fresh.texts().equals(texts)) {
            policy.replace(decision.conf());
            texts = fresh.texts();
        }
    }

    private CheckPace pace() {
        PollingIntervals polling = policy.globals().polling();
        return new CheckPace(polling.shortestSeconds() * NS_PER_SECOND, polling.longestSeconds() * NS_PER_SECOND);
    }
}
