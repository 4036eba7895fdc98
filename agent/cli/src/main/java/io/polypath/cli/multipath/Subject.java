package io.polypath.cli.multipath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the last word of a command line names: a disk by its node, or by its numbers; else a map by its node, name or WWID. */
sealed interface Subject {

    /** A disk, by its kernel name. */
    record OfDisk(String name) implements Subject {}

    /** A map that is there. */
    record OfMap(MapNames.Entry map) implements Subject {}

    /** A name or WWID of which no map is there. */
    record Unmapped(String text) implements Subject {}

    Pattern NUMBERS = Pattern.compile("\\d+:\\d+");

    /** @return null when it can name nothing */
    static Subject of(Host host, String word) {
        MapNames maps = new MapNames(host);
        if (NUMBERS.matcher(word).matches()) {
            return node(host, maps, host.sys().resolve("dev/block").resolve(word));
        }
        if (word.startsWith("/")) {
            Path path = host.root().resolve(word.substring(1));
            return Files.exists(path) ? node(host, maps, sysfs(host, path)) : null;
        }
        if (word.contains("/")) {
            return null;
        }
        MapNames.Entry named = maps.ofName(word) == null ? maps.ofWwid(word) : maps.ofName(word);
        if (named != null) {
            return new OfMap(named);
        }
        Subject node = node(host, maps, host.block().resolve(word));
        return node == null ? new Unmapped(word) : node;
    }

    private static Path sysfs(Host host, Path path) {
        try {
            return host.block().resolve(path.toRealPath().getFileName());
        } catch (IOException gone) {
            return path;
        }
    }

    private static Subject node(Host host, MapNames maps, Path directory) {
        try {
            String name = directory.toRealPath().getFileName().toString();
            if (!Files.exists(host.block().resolve(name).resolve("dev"))) {
                return null;
            }
            MapNames.Entry map = maps.ofNode(name);
            return map != null ? new OfMap(map) : new OfDisk(name);
        } catch (IOException noSuchDevice) {
            return null;
        }
    }
}
