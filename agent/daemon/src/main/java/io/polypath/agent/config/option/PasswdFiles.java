package io.polypath.agent.config.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Accounts of passwd(5) and group(5). Other name services are not asked: they may need the network, and the network may
 * need the disk. A group that only exists as a user means that user's group, as in multipath-tools. Blocks on the file
 * system, once, at construction.
 */
public final class PasswdFiles implements Accounts {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int NAME = 0;
    private static final int ID = 2;
    private static final int USERS_GROUP = 3;

    private final List<String> users;
    private final List<String> groups;

    private PasswdFiles(List<String> users, List<String> groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Reads both; one that cannot be read knows nobody. */
    public static PasswdFiles read(Path passwd, Path group) {
        return new PasswdFiles(lines(passwd), lines(group));
    }

    private static List<String> lines(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    @Override
    public OptionalInt user(String name) {
        return field(users, name, ID);
    }

    @Override
    public OptionalInt group(String name) {
        OptionalInt group = field(groups, name, ID);
        return group.isPresent() ? group : field(users, name, USERS_GROUP);
    }

    private static OptionalInt field(List<String> lines, String name, int field) {
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (fields.length > field && fields[NAME].equals(name) && fields[field].matches("[0-9]{1,9}")) {
                return OptionalInt.of(Integer.parseInt(fields[field]));
            }
        }
        return OptionalInt.empty();
    }
}
