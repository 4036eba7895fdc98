package io.polypath.sim.model;

import java.util.Objects;

/** What a {@link Rule} does to a command. */
public sealed interface Effect {

    /** The target never answers: the kernel's timeout ends the command. */
    record Hang() implements Effect {}

    /** The answer takes this much longer. */
    record Delay(Latency extra) implements Effect {
        public Delay {
            Objects.requireNonNull(extra);
        }
    }

    /** The target answers with CHECK CONDITION instead of what it would have said. */
    record Refuse(Sense sense) implements Effect {
        public Refuse {
            Objects.requireNonNull(sense);
        }
    }

    /** The target answers with a status and nothing else, for instance BUSY (08h) or TASK SET FULL (28h). */
    record AnswerStatus(int status) implements Effect {}

    /** The host adapter ends the command with a host status (scsi_status.h, DID_*). */
    record FailInHost(int hostStatus) implements Effect {}

    /** The answer's data arrive damaged. */
    record DamageData(Damage damage) implements Effect {
        public DamageData {
            Objects.requireNonNull(damage);
        }
    }

    /** The answer's sense arrives damaged, if it has any. */
    record DamageSense(Damage damage) implements Effect {
        public DamageSense {
            Objects.requireNonNull(damage);
        }
    }
}
