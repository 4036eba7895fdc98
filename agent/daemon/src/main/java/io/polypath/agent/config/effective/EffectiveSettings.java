package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.path.Check;
import java.util.List;

/** What holds for one path and, as far as the path can tell, for its map. Owned by the lane of its {@link EffectiveConfig}. */
public final class EffectiveSettings {

    private final PathKey path;
    private final Family family;

    EffectiveSettings(PathKey path, Family family) {
        this.path = path;
        this.family = family;
    }

    /** Whose settings these are. */
    public PathKey path() {
        return path;
    }

    /** The matching entries of the hardware table, newest first. */
    public List<DeviceEntry> entries() {
        return family.entries();
    }

    /** Value and origin of {@code option}, or null when nothing sets it. */
    public Chosen get(ConfigOption option) {
        return family.get(option);
    }

    /** The value of {@code option}, or null when nothing sets it. */
    public Value value(ConfigOption option) {
        Chosen value = family.get(option);
        return value == null ? null : value.value();
    }

    /** Of an option that is {@code yes} or {@code no} and has a built-in value. */
    public boolean flag(ConfigOption option) {
        Value value = value(option);
        Check.that(value instanceof Value.Flag, "a flag always has a value");
        return ((Value.Flag) value).yes();
    }

    /** Of a text or a word; empty when nothing sets it. */
    public String text(ConfigOption option) {
        return switch (value(option)) {
            case null -> "";
            case Value.Text(String text) -> text;
            case Value.Word(String word) -> word;
            case Value.Flag flag -> throw new AssertionError(option + " is no text");
            case Value.Number number -> throw new AssertionError(option + " is no text");
            case Value.Mode mode -> throw new AssertionError(option + " is no text");
            case Value.Pattern pattern -> throw new AssertionError(option + " is no text");
            case Value.ReservationKey key -> throw new AssertionError(option + " is no text");
        };
    }

    /** Of a number; {@code otherwise} when nothing sets it or it is a word such as {@code no}. */
    public long number(ConfigOption option, long otherwise) {
        return value(option) instanceof Value.Number(long amount) ? amount : otherwise;
    }

    /** What the daemon needs to know about the path. */
    public PathSettings pathSettings() {
        return family.pathSettings(this);
    }

    /** What the daemon needs to know about the map. */
    public MapSettings mapSettings() {
        return family.mapSettings(this);
    }
}
