package io.polypath.agent.metrics;

import io.polypath.agent.record.Command;
import io.polypath.perf.latency.LatencyBook;
import io.polypath.perf.latency.Stage;
import io.polypath.perf.latency.StageRecorder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the time of checks and events goes, as the owner measures it. Owner lane only, but for the readers that the recorders
 * have of their own; allocates nothing.
 */
public final class Stages {

    private static final int MAX_PORTS_AND_COMMANDS = 64;
    private static final long PORT_IDLE_NS = 3_600_000_000_000L;
    private static final int DIGITS = 2;

    private final StageRecorder lateness = new StageRecorder(Stage.LATENESS);
    private final StageRecorder service = new StageRecorder(Stage.SERVICE);
    private final StageRecorder verdict = new StageRecorder(Stage.VERDICT);
    private final StageRecorder uevents = new StageRecorder(Stage.UEVENT);
    private final LatencyBook book = new LatencyBook(MAX_PORTS_AND_COMMANDS, PORT_IDLE_NS, DIGITS);
    private final Map<Integer, String> ports = new ConcurrentHashMap<>();
    private final AtomicLong lateAnswers = new AtomicLong();
    private final AtomicLong slotsMissing = new AtomicLong();

    /** Nothing measured yet. */
    public Stages() {}

    /**
     * A command came back.
     *
     * @param port number of the transport port that it went through
     * @param intervalNs how often the path is checked: what a slow answer hides is counted from it
     */
    public void completed(int port, Command command, int opcode, long intervalNs, long nowNs) {
        long tookNs = command.completedNs - command.submittedNs;
        lateness.record(Math.max(0, command.submittedNs - command.dueNs), intervalNs);
        service.record(tookNs, intervalNs);
        verdict.record(nowNs - command.completedNs);
        book.record(port, opcode, tookNs, nowNs);
    }

    /** A uevent was applied. */
    public void ueventApplied(long receivedNs, long nowNs) {
        uevents.record(nowNs - receivedNs);
    }

    /** A command answered after its deadline. */
    public void late() {
        lateAnswers.lazySet(lateAnswers.getPlain() + 1);
    }

    /** A check found no free command slot. */
    public void noSlot() {
        slotsMissing.lazySet(slotsMissing.getPlain() + 1);
    }

    /** A transport port appeared, under whose number device times are recorded. */
    public void portAppeared(int number, String name) {
        ports.put(number, name);
    }

    /** A transport port has no paths any more. */
    public void portGone(int number) {
        ports.remove(number);
        book.forgetPort(number);
    }

    /** Name of a transport port, or null when it is gone. Any thread. */
    public String portName(int number) {
        return ports.get(number);
    }

    public long lateAnswers() {
        return lateAnswers.get();
    }

    public long slotsMissing() {
        return slotsMissing.get();
    }

    /** The recorders, for the lane that publishes them. */
    public List<StageRecorder> recorders() {
        return List.of(uevents, lateness, service, verdict);
    }

    /** Device times by port and command, for the lane that publishes them. */
    public LatencyBook book() {
        return book;
    }
}
