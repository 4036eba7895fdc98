package io.polypath.agent.prio;

import io.polypath.agent.config.regex.PosixPattern;
import io.polypath.agent.config.regex.Span;
import io.polypath.agent.path.Reason;

/** iSCSI: the portal at one address is preferred. {@code prio_args} is {@code preferredip=ADDRESS}. */
public final class IetPrioritizer implements Prioritizer {

    private static final int PREFERRED = 20;
    private static final int OTHER = 10;
    private static final String ADDRESS = "preferredip=";
    private static final int SHORTEST = 8;
    private static final PosixPattern IPV4 =
            PosixPattern.compile("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}").pattern();

    private final String preferred;

    /** @param arguments {@code prio_args} */
    public IetPrioritizer(String arguments) {
        String[] words = PrioArguments.words(arguments);
        String address = words.length > 0 && words[0].startsWith(ADDRESS) ? words[0].substring(ADDRESS.length()) : "";
        preferred = address.length() >= SHORTEST ? address : "";
    }

    @Override
    public String keyword() {
        return "iet";
    }

    @Override
    public Need need() {
        return Need.IDENTITY;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (preferred.isEmpty()) {
            facts.trouble = Reason.PRIORITY_ARGUMENTS;
            return 0;
        }
        String portal = facts.identity.fabric().targetPort();
        Span address = IPV4.find(portal);
        return address != null && preferred.equals(portal.substring(address.start(), address.end())) ? PREFERRED : OTHER;
    }
}
