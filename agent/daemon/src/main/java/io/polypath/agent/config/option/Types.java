package io.polypath.agent.config.option;

import static io.polypath.agent.config.option.NumberType.INT_MAX;

import java.util.Map;

/** The types that several options share. */
final class Types {

    static final ValueType FLAG = new FlagType();
    static final ValueType DEAD = new DeadType();
    /** A count or a time that is off while it is {@code no} or 0. */
    static final ValueType COUNT_OR_NO = offable("");
    static final ValueType SECONDS_OR_NO = offable("s");

    /** {@code failback}. */
    static final ValueType FAILBACK = NumberType.of(1, INT_MAX, "s").zeroUnsets()
            .with("immediate", new Value.Word("immediate"))
            .with("manual", new Value.Word("manual"))
            .with("followover", new Value.Word("followover"));

    /** {@code no_path_retry}. */
    static final ValueType NO_PATH_RETRY = NumberType.of(1, INT_MAX, "checks")
            .with("0", new Value.Word("fail"))
            .with("fail", new Value.Word("fail"))
            .with("queue", new Value.Word("queue"));

    /** {@code max_retries} of a SCSI device. */
    static final ValueType RETRIES = NumberType.of(1, 5, "")
            .with("0", new Value.Number(0))
            .with("off", new Value.Word("off"));

    /** {@code fast_io_fail_tmo} and {@code eh_deadline}: 0 is a time, too. */
    static final ValueType SECONDS_OR_OFF = NumberType.of(1, INT_MAX, "s")
            .with("0", new Value.Number(0))
            .with("off", new Value.Word("off"));

    /** {@code dev_loss_tmo}; the kernel's greatest number is its word for infinity (scsi_transport_fc.c). */
    static final ValueType DEV_LOSS = NumberType.of(1, 0xffff_fffeL, "s").zeroUnsets().refusingNegative()
            .with("infinity", new Value.Word("infinity"))
            .with("4294967295", new Value.Word("infinity"))
            .with("-1", new Value.Word("infinity"));

    /** An interval; what no unsigned number can hold is none. */
    static final NumberType INTERVAL = NumberType.of(1, INT_MAX, "s").refusingNegative();

    static final ValueType FIND_MULTIPATHS = onOff(ChoiceType.of("off", "on", "greedy", "smart", "strict"), "off", "on");

    static final ValueType MARGINAL_PATHGROUPS = onOff(ChoiceType.of("off", "on", "fpin"), "off", "on");

    static final ValueType FLUSH = onOff(ChoiceType.of("unused", "always", "never"), "unused", "always");

    static final ValueType GROUPING = ChoiceType.prefixed("failover", "multibus", "group_by_serial", "group_by_prio",
            "group_by_node_name", "group_by_tpg");

    /** Buses and transports as multipath-tools names them. */
    static final ValueType PROTOCOL = ChoiceType.of("undef", "ccw", "cciss", "scsi:fcp", "scsi:spi", "scsi:ssa", "scsi:sbp",
            "scsi:srp", "scsi:iscsi", "scsi:sas", "scsi:adt", "scsi:ata", "scsi:usb", "scsi:unspec", "nvme:pcie", "nvme:rdma",
            "nvme:fc", "nvme:tcp", "nvme:loop", "nvme:apple-nvme", "nvme:unspec");

    private Types() {}

    /** A number of at least {@code least}. */
    static NumberType count(long least, String unit) {
        return NumberType.of(least, INT_MAX, unit);
    }

    /** The same type, which also takes what a flag takes. */
    private static ValueType onOff(ChoiceType type, String no, String yes) {
        return type.legacy(Map.of("no", no, "0", no, "yes", yes, "1", yes));
    }

    private static ValueType offable(String unit) {
        return NumberType.of(1, INT_MAX, unit).with("0", new Value.Word("no")).with("no", new Value.Word("no"));
    }
}
