package io.polypath.agent.prio;

import io.polypath.agent.path.Reason;

/**
 * DataCore: paths through one storage server are preferred. {@code prio_args} is {@code preferredsds=NAME}; {@code timeout=MS} beside it
 * is accepted and without effect, because the check's own deadline holds. Standard INQUIRY has the server's name in the 16 bytes from 112.
 */
public final class DatacorePrioritizer implements Prioritizer {

    private static final String SERVER = "preferredsds=";
    private static final String TIMEOUT = "timeout=";
    private static final int NAME_AT = 112;
    private static final int NAME_BYTES = 16;
    private static final int SHORTEST = 2;

    private final String preferred;

    /** @param arguments {@code prio_args} */
    public DatacorePrioritizer(String arguments) {
        preferred = server(PrioArguments.words(arguments));
    }

    /** @return empty when the arguments make no sense */
    private static String server(String[] words) {
        int at = words.length > 1 && words[0].startsWith(TIMEOUT) ? 1 : 0;
        String name = words.length > at && words[at].startsWith(SERVER) ? words[at].substring(SERVER.length()) : "";
        return name.length() >= SHORTEST ? name : "";
    }

    @Override
    public String keyword() {
        return "datacore";
    }

    @Override
    public Need need() {
        return Need.LONG_INQUIRY;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (preferred.isEmpty()) {
            facts.trouble = Reason.PRIORITY_ARGUMENTS;
            return 0;
        }
        if (!facts.hasReply(NAME_AT + NAME_BYTES)) {
            return 0;
        }
        for (int at = NAME_AT; at + preferred.length() <= NAME_AT + NAME_BYTES; at++) {
            if (facts.says(at, preferred)) {
                return 1;
            }
        }
        return 0;
    }
}
