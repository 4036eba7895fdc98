package io.polypath.agent.map;

/** Why a map is changed. The order is that in which differences are looked for; the first one found is the reason. */
public enum MapChangeReason {
    SIZE_UNKNOWN("its size is unknown"),
    NO_SUCH_MAP("the kernel has no such map"),
    SIZE("its size changed"),
    FORCED("a reload was asked for"),
    UDEV_INCOMPLETE("udev has not seen its latest table"),
    QUEUE_IF_NO_PATH("queueing without a path changed"),
    HARDWARE_HANDLER("its hardware handler changed"),
    FEATURES("its features changed"),
    SELECTOR("its path selector changed"),
    MINIO("the amount of I/O before paths take turns changed"),
    GROUP_COUNT("the number of its path groups changed"),
    GROUP_PATHS("the paths in its groups changed"),
    GROUP_ORDER("the order of its groups changed"),
    NEXT_GROUP("another group should take I/O"),
    NAME("its name changed"),
    NO_DIFFERENCE("nothing differs");

    private final String text;

    MapChangeReason(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
