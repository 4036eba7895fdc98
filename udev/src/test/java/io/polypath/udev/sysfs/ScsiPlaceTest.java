package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScsiPlaceTest {

    @Test
    void theLinkOfADiskTellsAddressTargetAndHost() {
        ScsiPlace place = ScsiPlace.of("../devices/pci0000:3a/0000:3b:00.0/host4/rport-4:0-1/target4:0:0/4:0:0:1/block/sdc");
        assertEquals(new ScsiPlace("4:0:0:1", "devices/pci0000:3a/0000:3b:00.0/host4/rport-4:0-1/target4:0:0"), place);
        assertEquals(4, place.host());
        assertEquals("devices/pci0000:3a/0000:3b:00.0/host4", place.hostDirectory());
    }

    @Test
    void aHostIsNotTakenForAnotherThatBeginsWithItsNumber() {
        ScsiPlace place = ScsiPlace.of("../devices/host41/x/host4/target4:0:0/4:0:0:0/block/sda");
        assertEquals("devices/host41/x/host4", place.hostDirectory());
        assertEquals("", ScsiPlace.of("../devices/host41/target4:0:0/4:0:0:0/block/sda").hostDirectory());
    }

    @Test
    void aLunWithAllItsDigitsIsAnAddress() {
        assertEquals("9:0:0:4647714815446351872",
                ScsiPlace.of("../devices/host9/target9:0:0/9:0:0:4647714815446351872/block/sdc").address());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "sda", "../devices/virtual/block/dm-0", "../devices/pci0/virtio1/block/vda", "/devices/host4/target4:0:0/4:0:0:1/block/sdc",
        "../devices/host4/target4:0:0/4:0:0/block/sdc", "../devices/host4/target4:0:0/4:0:0:1/sdc", "/block/sda", "../block/sda"
    })
    void whatIsNoScsiDiskHasNoPlace(String link) {
        assertNull(ScsiPlace.of(link));
    }
}
