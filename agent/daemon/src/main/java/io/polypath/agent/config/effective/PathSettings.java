package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.HardwareTable;
import io.polypath.agent.config.option.ConfigOption;

/**
 * What holds for a path.
 *
 * @param uidAttribute udev property that identifies it; empty: the device is asked
 * @param checker name of the checker
 * @param checkerWritten whether the configuration names it for this device, which wins over detection; the hardware table does not
 * @param detectChecker whether the device's abilities may choose the checker
 * @param prioritizer name of the prioritizer
 * @param prioritizerArguments what it is told
 * @param detectPrioritizer whether the device's abilities choose the prioritizer
 * @param vpdVendor vendor page to read; empty for none
 * @param recheckWwid whether the identity is read again when the path comes back
 * @param purgeDisconnected whether the SCSI device is deleted when its logical unit is gone
 * @param flaky when the path is withheld
 */
public record PathSettings(
        String uidAttribute,
        String checker,
        boolean checkerWritten,
        boolean detectChecker,
        String prioritizer,
        String prioritizerArguments,
        boolean detectPrioritizer,
        TransportTimeout fastIoFail,
        TransportTimeout devLoss,
        TransportTimeout ehDeadline,
        String vpdVendor,
        boolean recheckWwid,
        boolean purgeDisconnected,
        FlakySettings flaky) {

    static PathSettings of(EffectiveSettings settings) {
        return new PathSettings(
                UidAttribute.of(settings),
                settings.text(ConfigOption.PATH_CHECKER),
                writtenForDevice(settings.get(ConfigOption.PATH_CHECKER)),
                settings.flag(ConfigOption.DETECT_CHECKER),
                settings.text(ConfigOption.PRIO),
                settings.text(ConfigOption.PRIO_ARGS),
                settings.flag(ConfigOption.DETECT_PRIO),
                TransportTimeout.of(settings.value(ConfigOption.FAST_IO_FAIL_TMO)),
                TransportTimeout.of(settings.value(ConfigOption.DEV_LOSS_TMO)),
                TransportTimeout.of(settings.value(ConfigOption.EH_DEADLINE)),
                settings.text(ConfigOption.VPD_VENDOR),
                settings.flag(ConfigOption.RECHECK_WWID),
                settings.flag(ConfigOption.PURGE_DISCONNECTED),
                FlakySettings.of(settings));
    }

    private static boolean writtenForDevice(Chosen chosen) {
        return chosen.origin().compareTo(Origin.DEVICE) <= 0 && !HardwareTable.isPlace(chosen.place());
    }
}
