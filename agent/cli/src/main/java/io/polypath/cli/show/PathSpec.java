package io.polypath.cli.show;

import java.util.List;

/**
 * How somebody names a path: device ({@code sdc}, {@code /dev/sdc}), SCSI address ({@code 4:0:1:7}), device numbers ({@code 8:32})
 * or the identity of its logical unit, which names all paths of it.
 *
 * @param text without {@code /dev/} or {@code /dev/mapper/}
 */
public record PathSpec(String text) {

    /** All paths and maps, and what is about neither. */
    public static final PathSpec EVERYTHING = new PathSpec("");

    /** Where nodes of devices are, those of maps first. */
    private static final List<String> PLACES = List.of("/dev/mapper/", "/dev/");

    public static PathSpec parse(String word) {
        String place = PLACES.stream().filter(word::startsWith).findFirst().orElse("");
        return new PathSpec(word.substring(place.length()));
    }

    public boolean names(PathView path) {
        return names(path.name(), path.address(), path.deviceNumber(), path.wwid());
    }

    /** Whether a path with these names is meant; an empty name is none. */
    public boolean names(String name, String address, String deviceNumber, String wwid) {
        return text.equals(name) || text.equals(wwid) || text.equals(deviceNumber) || text.equals(address);
    }
}
