package io.polypath.agent.clerk;

import io.polypath.agent.claim.ClaimMarkers;
import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.map.AliasChoice;
import io.polypath.agent.map.AliasRequest;
import io.polypath.agent.port.AttributePort;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.state.StateAnswer;
import io.polypath.agent.transport.PathTuning;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.LaneQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the owner's errands, one per step and in order, but remembers all WWIDs at once that wait to be. Takes no part in failing over.
 */
public final class Clerk implements Lane {

    /** So many errands more than its queue holds may the clerk have, whose reports must find room. */
    public static final int MOST_TAKEN = 4_096;

    private static final long AT_ONCE = 0;

    private final StateFiles files;
    private final Supplier<LoadedConf> source;
    private final AttributePort attributes;
    private final ClaimClerk claims;
    private final TuningClerk tunings;
    private final KeyClerk keys;
    private final WaitLimitClerk waitLimit;
    private final LaneQueue<Errand> errands;
    private final LaneQueue<ErrandReport> reports;

    /** Taken from the queue and not run yet. */
    private final ArrayDeque<Errand> backlog = new ArrayDeque<>();

    /**
     * @param keeping where the files are
     * @param errands owner to clerk
     * @param reports clerk to owner
     */
    public Clerk(
            MapKeeping keeping, AttributePort attributes, LaneQueue<Errand> errands, LaneQueue<ErrandReport> reports) {
        files = new StateFiles(keeping.stateDirectory());
        source = keeping.source();
        this.attributes = attributes;
        claims = new ClaimClerk(keeping.claims() == null ? null : new ClaimMarkers(keeping.claims()), attributes);
        tunings = new TuningClerk(attributes);
        keys = new KeyClerk(files.prkeys);
        waitLimit = new WaitLimitClerk(attributes, keeping.claims() == null ? null : keeping.claims().waitLimit());
        this.errands = errands;
        this.reports = reports;
    }

    @Override
    public String name() {
        return "clerk";
    }

    @Override
    public int step(long nowNs) {
        takeErrands();
        Errand errand = backlog.poll();
        if (errand == null) {
            return 0;
        }
        switch (errand) {
            case Errand.LoadState() -> reports.offer(load());
            case Errand.LoadConf(boolean reloadAll) -> reports.offer(new ErrandReport.ConfLoaded(source.get(), reloadAll));
            case Errand.ChooseNames names -> reports.offer(choose(names));
            case Errand.Remember first -> remember(withThoseThatWait(first));
            case Errand.Forget(String wwid) -> {
                tell("wwids: " + wwid, files.wwids.forget(wwid));
                tell(wwid, claims.known(wwid, false));
            }
            case ClaimErrand claim -> tell(claim, claims.run(claim));
            case Errand.Tune(int path, int generation, PathTuning tuning) ->
                reports.offer(new ErrandReport.Tuned(path, generation, tunings.run(tuning)));
            case Errand.ReadKey read -> reports.offer(keys.read(read));
            case Errand.LimitWaiting(long seconds) -> tell(WaitLimitClerk.PARAMETER, waitLimit.set(seconds));
            case Errand.WriteKey write -> reports.offer(keys.write(write));
            case Errand.MarkPort(String port, boolean marginal) -> mark("/sys/class/fc_remote_ports/" + port + "/port_state", marginal);
            case Errand.WriteAttribute(String attribute, String text) -> write(attribute, text);
        }
        return 1;
    }

    private ErrandReport load() {
        return switch (files.wwids.all()) {
            case StateAnswer.Done<List<String>>(List<String> wwids) -> {
                Set<String> known = new HashSet<>(wwids);
                tell("claims", claims.known(known));
                yield new ErrandReport.StateLoaded(known, "");
            }
            case StateAnswer.Refused<List<String>> refused -> new ErrandReport.StateLoaded(Set.of(), complaint(refused));
        };
    }

    private void takeErrands() {
        while (backlog.size() < MOST_TAKEN) {
            Errand errand = errands.poll();
            if (errand == null) {
                return;
            }
            backlog.add(errand);
        }
    }

    /**
     * When a daemon starts there is one for each map: the file is opened, read and synced once. What depends on the order, forgetting and
     * reading the file, ends it.
     */
    private List<String> withThoseThatWait(Errand.Remember first) {
        List<String> wwids = new ArrayList<>(List.of(first.wwid()));
        Iterator<Errand> waiting = backlog.iterator();
        while (waiting.hasNext()) {
            switch (waiting.next()) {
                case Errand.Remember(String wwid) -> {
                    wwids.add(wwid);
                    waiting.remove();
                }
                case Errand.Forget _, Errand.LoadState _ -> {
                    return wwids;
                }
                default -> {} // stays where it is
            }
        }
        return wwids;
    }

    /** What fails for all of them may be the fault of one. */
    private void remember(List<String> wwids) {
        if (files.wwids.remember(wwids) instanceof StateAnswer.Refused<?>) {
            for (String wwid : wwids) {
                tell("wwids: " + wwid, files.wwids.remember(wwid));
            }
        }
        for (String wwid : wwids) {
            tell(wwid, claims.known(wwid, true));
        }
    }

    private ErrandReport choose(Errand.ChooseNames names) {
        List<ErrandReport.NameChoice> chosen = new ArrayList<>(names.requests().size());
        List<AliasRequest> requests = names.requests().stream().map(Errand.NameRequest::alias).toList();
        StateAnswer<List<AliasChoice>> answer =
                files.bindings.chooseAll(requests, names.namesInUse()::containsKey, names.configured());
        for (int i = 0; i < requests.size(); i++) {
            Errand.NameRequest request = names.requests().get(i);
            chosen.add(switch (answer) {
                case StateAnswer.Done<List<AliasChoice>>(List<AliasChoice> choices) -> choice(request, choices.get(i));
                case StateAnswer.Refused<List<AliasChoice>> refused ->
                    new ErrandReport.NameChoice(request.map(), request.mapGeneration(), null, complaint(refused));
            });
        }
        return new ErrandReport.NamesChosen(chosen);
    }

    private static ErrandReport.NameChoice choice(Errand.NameRequest request, AliasChoice choice) {
        String complaint = choice.alias() == null ? choice.kind().label() : "";
        return new ErrandReport.NameChoice(request.map(), request.mapGeneration(), choice.alias(), complaint);
    }

    private void tell(Object what, StateAnswer<?> answer) {
        if (answer instanceof StateAnswer.Refused<?> refused) {
            reports.offer(new ErrandReport.Trouble(what.toString(), complaint(refused)));
        }
    }

    private void tell(Object what, String complaint) {
        if (!complaint.isEmpty()) {
            reports.offer(new ErrandReport.Trouble(what.toString(), complaint));
        }
    }

    private void write(String attribute, String text) {
        int result = attributes.write(attribute, text);
        if (result < 0) {
            reports.offer(new ErrandReport.Trouble(attribute, Errno.describe(result)));
        }
    }

    /** The kernel takes only these two states, and each only instead of the other. */
    private void mark(String attribute, boolean marginal) {
        if (attributes.read(attribute).text().equals(marginal ? "Online" : "Marginal")) {
            write(attribute, marginal ? "Marginal" : "Online");
        }
    }

    static String complaint(StateAnswer.Refused<?> refused) {
        return refused.fault().text() + (refused.detail().isEmpty() ? "" : ": " + refused.detail());
    }

    @Override
    public long deadlineNs() {
        return backlog.isEmpty() ? NEVER : AT_ONCE;
    }

    /** The owner has stopped before: these are its last words. */
    @Override
    public void stop() {
        int done;
        do {
            done = step(0);
        } while (done > 0);
    }

    @Override
    public boolean mayHang() {
        return true;
    }
}
