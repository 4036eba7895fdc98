package io.polypath.sim.plan;

import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.ExtendedReport;
import io.polypath.sim.model.Tpgs;
import io.polypath.sim.model.Transport;

/** The options of a plan: what its fabric looks like before anything goes wrong. Every one takes a value. */
public enum PlanOption {
    ARRAYS("N", "number of arrays", (draft, word) -> draft.arrays = Quantities.number(word, 1, 256)),
    LUNS("N", "logical units per array", (draft, word) -> draft.luns = Quantities.number(word, 1, 16_384)),
    PATHS("N", "paths per logical unit", (draft, word) -> draft.paths = Quantities.number(word, 1, 256)),
    HOSTS("N", "host adapters; the paths divide among them", (draft, word) -> draft.hosts = Quantities.number(word, 1, 64)),
    TAGS("N", "commands that an adapter carries", (draft, word) -> draft.tags = Quantities.number(word, 1, 65_536)),
    TRANSPORT("fcp|iscsi|sas", "how hosts and arrays are connected",
            (draft, word) -> draft.transport = Keyword.parse(Transport.class, word)),
    LATENCY("TIME", "of every command: 200us, 100us..5ms, or 200us~0.5 for a long tail",
            (draft, word) -> draft.latency = Quantities.latency(word)),
    SIZE("SIZE", "of every logical unit, for instance 10G", (draft, word) -> draft.sizeBytes = Quantities.bytes(word)),
    VENDOR("TEXT", "T10 vendor identification, at most 8 characters", (draft, word) -> draft.profile =
            draft.profile.withNames(fitting(word, 8), draft.profile.product(), draft.profile.revision())),
    PRODUCT("TEXT", "product identification, at most 16 characters", (draft, word) -> draft.profile =
            draft.profile.withNames(draft.profile.vendor(), fitting(word, 16), draft.profile.revision())),
    TPGS("none|implicit|explicit|both", "asymmetric access that the arrays claim",
            (draft, word) -> draft.profile = draft.profile.withTpgs(Keyword.parse(Tpgs.class, word))),
    CONTROLLERS("standard|rdac|clariion|hp-sw|hds|ontap|datacore",
            "what the arrays tell about their controllers in pages of their vendor's own; all but standard are without TPGS",
            (draft, word) -> draft.profile = draft.profile.withControllers(Keyword.parse(Controllers.class, word))),
    EXTENDED_RTPG("supported|ignored|refused|refused-without-reason", "what becomes of a request for the extended header",
            (draft, word) -> draft.profile = draft.profile.withExtendedReport(Keyword.parse(ExtendedReport.class, word))),
    TRANSITION_TIME("SECONDS", "implicit transition time that the arrays report", (draft, word) -> draft.profile =
            draft.profile.withImplicitTransitionSeconds(Quantities.number(word, 0, 255))),
    SENSE("fixed|descriptor", "format of sense data", (draft, word) -> draft.profile =
            draft.profile.withDescriptorSense(Keyword.parse(SenseFormat.class, word) == SenseFormat.DESCRIPTOR)),
    ALUA_HANDLER("yes|no", "whether the kernel's scsi_dh_alua is attached",
            (draft, word) -> draft.kernel = draft.kernel.withAluaHandler(yes(word))),
    UDEV("yes|no", "whether there is a udev daemon",
            (draft, word) -> draft.kernel = draft.kernel.withUdev(yes(word), draft.kernel.udevDelayNs())),
    UDEV_DELAY("TIME", "from the kernel's event to udev's",
            (draft, word) -> draft.kernel = draft.kernel.withUdev(draft.kernel.udevRuns(), Quantities.durationNs(word))),
    FABRIC_COMMAND_TIMEOUT("SECONDS", "the kernel's timeout for input and output", (draft, word) -> draft.kernel =
            draft.kernel.withCommandTimeoutMs(Quantities.number(word, 1, 3_600) * 1_000)),
    SEED("N", "seed of everything that is random",
            (draft, word) -> draft.seed = Quantities.number(word, 0, Integer.MAX_VALUE));

    private final String value;
    private final String meaning;
    private final Setter setter;

    /** Reads a value into a draft. */
    @FunctionalInterface
    private interface Setter {
        void set(PlanDraft draft, String word) throws BadWord;
    }

    private enum SenseFormat {
        FIXED,
        DESCRIPTOR
    }

    private enum Answer {
        YES,
        NO
    }

    PlanOption(String value, String meaning, Setter setter) {
        this.value = value;
        this.meaning = meaning;
        this.setter = setter;
    }

    /** The option as it is written, for instance {@code --extended-rtpg}. */
    public String word() {
        return "--" + Keyword.of(this);
    }

    /** What its value looks like, for a help text. */
    public String value() {
        return value;
    }

    /** What it sets, for a help text. */
    public String meaning() {
        return meaning;
    }

    void set(PlanDraft draft, String word) throws BadWord {
        setter.set(draft, word);
    }

    /** The option that is written so, or null. */
    static PlanOption of(String word) {
        for (PlanOption option : values()) {
            if (option.word().equals(word)) {
                return option;
            }
        }
        return null;
    }

    private static boolean yes(String word) throws BadWord {
        return Keyword.parse(Answer.class, word) == Answer.YES;
    }

    private static String fitting(String word, int limit) throws BadWord {
        boolean fits = word.length() <= limit && word.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (!fits) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, word, "at most " + limit + " printable ASCII characters belong here");
        }
        return word;
    }
}
