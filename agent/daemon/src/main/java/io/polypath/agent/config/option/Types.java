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

    /** {@code fast_io_fail_tmo} and {@code eh_deadline}: 0 is a time, too. */
    static final ValueType SECONDS_OR_OFF = NumberType.of(1, INT_MAX, "s")
            .with("0", new Value.Number(0))
            .with("off", new Value.Word("off"));

    /** {@code dev_loss_tmo}; the kernel's greatest number is its word for infinity (scsi_transport_fc.c). */
    static final ValueType DEV_LOSS = NumberType.of(1, 0xffff_fffeL, "s").zeroUnsets()
            .with("infinity", new Value.Word("infinity"))
            .with("4294967295", new Value.Word("infinity"));

    static final ValueType FIND_MULTIPATHS = ChoiceType.of("off", "on", "greedy", "smart", "strict")
            .legacy(Map.of("no", "off", "yes", "on"));

    static final ValueType MARGINAL_PATHGROUPS = ChoiceType.of("off", "on", "fpin").legacy(Map.of("no", "off", "yes", "on"));

    static final ValueType FLUSH = ChoiceType.of("unused", "always", "never").legacy(Map.of("no", "unused", "yes", "always"));

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

    private static ValueType offable(String unit) {
        return NumberType.of(1, INT_MAX, unit).with("0", new Value.Word("no")).with("no", new Value.Word("no"));
    }
}
