package io.polypath.agent.config.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswdFilesTest {

    @TempDir
    Path directory;

    private PasswdFiles accounts() throws IOException {
        Path passwd = directory.resolve("passwd");
        Path group = directory.resolve("group");
        Files.writeString(passwd, "root:x:0:0:root:/root:/bin/sh\ndisk:x:107:108::/:\nbroken\nodd:x:none:5:::\n");
        Files.writeString(group, "root:x:0:\ndisk:x:6:\n");
        return PasswdFiles.read(passwd, group);
    }

    @Test
    void usersAndGroupsAreFoundByName() throws IOException {
        assertEquals(OptionalInt.of(107), accounts().user("disk"));
        assertEquals(OptionalInt.of(6), accounts().group("disk"));
        assertEquals(OptionalInt.empty(), accounts().user("broken"));
        assertEquals(OptionalInt.empty(), accounts().user("odd"));
    }

    @Test
    void aGroupThatOnlyExistsAsAUserMeansThatUsersGroup() throws IOException {
        assertEquals(OptionalInt.of(5), accounts().group("odd"));
    }

    @Test
    void unreadableFilesKnowNobodyAndNumbersStillCount() {
        PasswdFiles nobody = PasswdFiles.read(directory.resolve("none"), directory);
        assertEquals(OptionalInt.empty(), nobody.user("root"));
        assertEquals("1000", ConfigOption.UID.read("1000", nobody).value().show());
    }

    @Test
    void aNameWinsOverANumber() throws IOException {
        Path passwd = directory.resolve("passwd");
        Files.writeString(passwd, "1000:x:7:7:::\n");
        assertEquals("7", ConfigOption.UID.read("1000", PasswdFiles.read(passwd, passwd)).value().show());
    }
}
