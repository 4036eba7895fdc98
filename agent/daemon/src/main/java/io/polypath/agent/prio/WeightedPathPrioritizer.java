package io.polypath.agent.prio;

import io.polypath.agent.config.regex.PosixPattern;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.topology.PathIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights by name: {@code prio_args} is {@code hbtl|devname|serial|wwn REGEX WEIGHT [REGEX WEIGHT]...}. The first expression that matches
 * gives the weight, and none 0. {@code wwn} is the host's node and port name, then the target's, with colons between them.
 */
public final class WeightedPathPrioritizer implements Prioritizer {

    private static final String FIBRE_CHANNEL = "scsi:fcp";
    private static final String UNDEFINED = "[undef]";
    private static final String UNKNOWN_NAME = "[unknown]";

    private enum Subject {
        HBTL,
        DEVNAME,
        SERIAL,
        WWN,
        NONE
    }

    private record Weight(PosixPattern pattern, int priority) {}

    private final Subject subject;
    private final List<Weight> weights = new ArrayList<>();

    /** @param arguments {@code prio_args}; a pair whose expression is none is passed over */
    public WeightedPathPrioritizer(String arguments) {
        String[] words = PrioArguments.words(arguments);
        subject = subject(words.length == 0 ? "" : words[0]);
        for (int at = 1; at + 1 < words.length; at += 2) {
            PosixPattern pattern = PosixPattern.compile(words[at]).pattern();
            if (pattern != null) {
                weights.add(new Weight(pattern, PrioArguments.leadingNumber(words[at + 1])));
            }
        }
    }

    private static Subject subject(String word) {
        return switch (word) {
            case "hbtl" -> Subject.HBTL;
            case "devname" -> Subject.DEVNAME;
            case "serial" -> Subject.SERIAL;
            case "wwn" -> Subject.WWN;
            default -> Subject.NONE;
        };
    }

    @Override
    public String keyword() {
        return "weightedpath";
    }

    @Override
    public Need need() {
        return Need.IDENTITY;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (subject == Subject.NONE) {
            facts.trouble = Reason.PRIORITY_ARGUMENTS;
            return 0;
        }
        String text = text(facts.identity);
        for (Weight weight : weights) {
            if (weight.pattern.matches(text)) {
                return Math.max(weight.priority, UNKNOWN);
            }
        }
        return 0;
    }

    private String text(PathIdentity identity) {
        return switch (subject) {
            case HBTL -> identity.address().toString();
            case DEVNAME -> identity.name();
            case SERIAL -> identity.serial();
            case WWN -> names(identity);
            case NONE -> "";
        };
    }

    /** What has no such names, and what cannot be read, is called so as in {@code show paths}. */
    private static String names(PathIdentity identity) {
        FabricNames fabric = identity.fabric();
        String missing = identity.protocol().equals(FIBRE_CHANNEL) ? UNKNOWN_NAME : UNDEFINED;
        boolean hasPorts = identity.protocol().equals(FIBRE_CHANNEL);
        return given(hasPorts ? fabric.hostNode() : "", missing) + ':' + given(hasPorts ? fabric.hostPort() : "", missing) + ':'
                + given(fabric.targetNode(), UNDEFINED) + ':' + given(hasPorts ? fabric.targetPort() : "", missing);
    }

    private static String given(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }
}
