package io.polypath.sim.plan;

import io.polypath.agent.port.Clock;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricModel;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Latency;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A fabric to be built, and what is going to happen to it. Immutable. */
public final class FabricPlan {

    /** Faults that come again every two minutes, so that somebody who watches sees what the agent makes of them. */
    public static final String DEMO_SCRIPT = """
            # A port of the first array loses its link: blocked at first, then failing, then back.
            every 120s from 10s port-down array0:port1 for 12s
            # The second array moves its group from one controller to the other.
            every 120s from 35s access array1:group1 standby over 3s for 15s
            # A controller answers slowly.
            every 120s from 60s slow array0:port0 by 20ms..80ms for 12s
            # One path does not answer at all.
            every 120s from 80s hang array1:lun2:port0:host0 for 15s
            # A logical unit is taken away, and given back before anybody gives it up.
            every 120s from 100s unmap array0:lun5 for 10s
            """;

    private static final Set<PlanOption> OF_ANY_FABRIC = EnumSet.of(PlanOption.LATENCY, PlanOption.ALUA_HANDLER, PlanOption.UDEV,
            PlanOption.UDEV_DELAY, PlanOption.FABRIC_COMMAND_TIMEOUT, PlanOption.SEED);

    private final FabricModel fabric;
    private final KernelOptions kernel;
    private final long seed;
    private final List<ScriptLine> script;

    private FabricPlan(FabricModel fabric, KernelOptions kernel, long seed, List<ScriptLine> script) {
        this.fabric = fabric;
        this.kernel = kernel;
        this.seed = seed;
        this.script = List.copyOf(script);
    }

    /** Two arrays with eight logical units on four paths each, and a few gentle faults. */
    public static FabricPlan demo() {
        PlanReading reading = read(List.of(), DEMO_SCRIPT);
        if (!reading.ok()) {
            throw new IllegalStateException("the demo is wrong: " + reading.problems());
        }
        return reading.plan();
    }

    /**
     * Reads a plan.
     *
     * @param words options and their values, as {@link PlanOption} lists them
     * @param script lines as {@link FaultVerb} lists them; empty for a fabric in which nothing goes wrong
     */
    public static PlanReading read(List<String> words, String script) {
        List<PlanProblem> problems = new ArrayList<>();
        PlanDraft draft = new PlanDraft();
        readOptions(words, EnumSet.allOf(PlanOption.class), draft, problems);
        FabricShape shape = FabricShape.DEFAULT;
        try {
            shape = draft.shape();
        } catch (BadWord wrong) {
            problems.add(wrong.at(PlanOption.PATHS.word()));
        }
        return plan(shape, draft, script, problems);
    }

    /**
     * Reads a plan whose fabric is given.
     *
     * @param words options that say nothing about the fabric's shape
     * @param fabric makes it of the latency that the options give it
     */
    public static PlanReading read(List<String> words, Function<Latency, FabricModel> fabric, String script) {
        List<PlanProblem> problems = new ArrayList<>();
        PlanDraft draft = new PlanDraft();
        readOptions(words, OF_ANY_FABRIC, draft, problems);
        return plan(fabric.apply(draft.latency), draft, script, problems);
    }

    private static PlanReading plan(FabricModel fabric, PlanDraft draft, String script, List<PlanProblem> problems) {
        List<ScriptLine> lines = new ScriptReader(fabric, problems).read(script);
        FabricPlan plan = problems.isEmpty() ? new FabricPlan(fabric, draft.kernel, draft.seed, lines) : null;
        return new PlanReading(plan, problems);
    }

    /** What the fabric is built from. */
    public FabricModel fabric() {
        return fabric;
    }

    public KernelOptions kernel() {
        return kernel;
    }

    public long seed() {
        return seed;
    }

    /** The first line of the script that begins only when this time is over, or null. */
    public String beginsAfter(long lengthNs) {
        return script.stream().filter(line -> line.firstNs() >= lengthNs).map(ScriptLine::text).findFirst().orElse(null);
    }

    /** Builds the fabric; its script has begun. */
    public Fabric start(Clock clock, ScriptRun.Listener listener) {
        Fabric fabric = build(clock);
        begin(fabric, listener);
        return fabric;
    }

    /** Builds the fabric; nothing happens to it yet. */
    public Fabric build(Clock clock) {
        return fabric.build(clock, new SplittableRandom(seed), kernel);
    }

    /** Begins the script on a fabric that was built. */
    public void begin(Fabric fabric, ScriptRun.Listener listener) {
        new ScriptRun(fabric, listener).plan(script);
    }

    private static void readOptions(List<String> words, Set<PlanOption> known, PlanDraft draft, List<PlanProblem> problems) {
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next++);
            String value = next < words.size() && !words.get(next).startsWith("--") ? words.get(next++) : null;
            PlanOption option = PlanOption.of(word);
            if (option == null) {
                problems.add(new PlanProblem(ProblemKind.UNKNOWN_OPTION, word, "", "there is no such option"));
            } else if (!known.contains(option)) {
                problems.add(new PlanProblem(ProblemKind.UNKNOWN_OPTION, word, "", "the fabric is given"));
            } else if (value == null) {
                problems.add(new PlanProblem(ProblemKind.MISSING_VALUE, word, "", "its value is missing: " + option.value()));
            } else {
                set(option, draft, value, problems);
            }
        }
    }

    private static void set(PlanOption option, PlanDraft draft, String value, List<PlanProblem> problems) {
        try {
            option.set(draft, value);
        } catch (BadWord wrong) {
            problems.add(wrong.at(option.word()));
        }
    }
}
