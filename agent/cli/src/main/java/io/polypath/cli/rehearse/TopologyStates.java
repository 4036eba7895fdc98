package io.polypath.cli.rehearse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the state files {@code bindings} and {@code wwids} say, as much as a rehearsal needs. Damaged lines say nothing. */
final class TopologyStates {

    private TopologyStates() {}

    /** Lines {@code NAME WWID}. @param file may be null */
    static List<String> bindings(byte[] file) {
        List<String> lines = new ArrayList<>();
        text(file).lines().map(line -> line.replaceFirst("[#!].*", "").strip()).forEach(line -> {
            if (line.split("\\s+").length == 2) {
                lines.add(line);
            }
        });
        return lines;
    }

    /** WWIDs, which the file has between slashes. @param file may be null */
    static Set<String> wwids(byte[] file) {
        Set<String> wwids = new TreeSet<>();
        text(file).lines().map(String::strip).forEach(line -> {
            if (line.length() > 2 && line.startsWith("/") && line.endsWith("/")) {
                wwids.add(line.substring(1, line.length() - 1));
            }
        });
        return wwids;
    }

    private static String text(byte[] file) {
        return file == null ? "" : new String(file, StandardCharsets.UTF_8);
    }
}
