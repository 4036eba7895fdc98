package io.polypath.cli.show;


/**
 * How somebody names a path: device ({@code sdc}, {@code /dev/sdc}), SCSI address ({@code 4:0:1:7}), device numbers ({@code 8:32})
 * or the identity of its logical unit, which names all paths of it.
 *
 * @param text without {@code /dev/}
 */
public record PathSpec(String text) {

    /** All paths and maps, and what is about neither. */
    public static final PathSpec EVERYTHING = new PathSpec("");

    private static final String DEV = "/dev/";

    public static PathSpec parse(String word) {
        return new PathSpec(word.startsWith(DEV) ? word.substring(DEV.length()) : word);
    }

    public boolean names(PathView path) {
        return names(path.name(), path.address(), path.deviceNumber(), path.wwid());
    }

    /** Whether a path with these names is meant; an empty name is none. */
    public boolean names(String name, String address, String deviceNumber, String wwid) {
        return text.equals(name) || text.equals(wwid) || text.equals(deviceNumber) || text.equals(address);
    }
}
