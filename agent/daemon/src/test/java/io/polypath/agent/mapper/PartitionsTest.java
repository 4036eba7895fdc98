package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.port.MapPartition;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final String MAP = "mpath-3600";

    @Test
    void aPartitionsUuidIsItsNumberAndTheMapsUuid() {
        assertEquals(1, PartitionUuid.number("part1-mpath-3600", MAP));
        assertEquals(128, PartitionUuid.number("part128-mpath-3600", MAP));
    }

    @Test
    void everythingElseIsNoPartitionOfTheMap() {
        for (String other : new String[] {
            "", "part", "part-mpath-3600", "part0-mpath-3600", "part1-mpath-36001", "part1-mpath-360",
            "partx-mpath-3600", "part1a-mpath-3600", "part123456-mpath-3600",
            "xpart1-mpath-3600", "mpath-3600", "part1-x-mpath-3600", "LVM-part1-mpath-3600"}) {
            assertEquals(0, PartitionUuid.number(other, MAP), other);
        }
    }

    @Test
    void aPartitionKeepsTheDelimiterThatItHas() {
        assertEquals("data-part1", renamed("mpatha", "data", null, "mpatha-part1"));
        assertEquals("data_1", renamed("mpatha", "data", null, "mpatha_1"));
    }

    @Test
    void whereThereIsNoneALetterSeparatesDigits() {
        assertEquals("data1", renamed("mpatha", "data", null, "mpatha1"));
        assertEquals("lun7p1", renamed("mpatha", "lun7", null, "mpatha1"));
        assertEquals("data1", renamed("lun7", "data", null, "lun7p1"));
        assertEquals("lun8p1", renamed("lun7", "lun8", null, "lun7p1"));
        assertEquals("data1", renamed("mpatha", "data", null, "strange"));
    }

    @Test
    void theConfigurationHasTheLastWord() {
        assertEquals("data-part1", renamed("mpatha", "data", "-part", "mpatha1"));
        assertEquals("datap1", renamed("mpatha", "data", "p", "mpatha-part1"));
    }

    private static String renamed(String mapName, String newName, String delimiter, String partitionName) {
        return PartitionName.following(mapName, newName, delimiter, new MapPartition("part1-mpath-3600", partitionName, 1, 0));
    }
}
