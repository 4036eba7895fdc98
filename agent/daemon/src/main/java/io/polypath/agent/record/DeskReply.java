package io.polypath.agent.record;

import io.polypath.agent.view.HostView;
import java.util.Objects;

/** What the owner answers to the desk. */
public sealed interface DeskReply {

    /** To {@link DeskOrder.Look}. */
    record Looked(HostView view) implements DeskReply {

        public Looked {
            Objects.requireNonNull(view);
        }
    }

    /**
     * To {@link DeskOrder.Act}.
     *
     * @param ticket that of the order
     * @param outcome what the client is told when there is no text
     * @param text the whole answer, its last newline included; empty for the outcome's own
     */
    record Done(long ticket, DeskOutcome outcome, String text) implements DeskReply {

        public Done {
            Objects.requireNonNull(outcome);
            Objects.requireNonNull(text);
        }

        /** For a client that may be of multipath-tools 0.9, as with {@link DeskOutcome#text(boolean)}. */
        public String text(boolean older) {
            return text.isEmpty() || older && outcome == DeskOutcome.FAILED ? outcome.text(older) : text;
        }
    }
}
