package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.record.UeventRecord;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.udev.ScsiUnitAttention;
import io.polypath.udev.Uevent;
import io.polypath.udev.UeventAction;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;
import io.polypath.udev.sysfs.NvmeController;
import io.polypath.udev.sysfs.NvmeDisks;

/**
 * Applies uevents to the topology. Owner lane only.
 *
 * <p>The kernel's own event says first that a disk came or went; udev's event, after its rules, says who it is.
 */
final class UeventHandler {

    private static final String MAP_PREFIX = "dm-";

    private final Holdings holdings;
    private final Discovery discovery;
    private final Identities identities;
    private final Checks checks;
    private final Outcomes outcomes;
    private final Journal journal;
    private final Stages stages;
    private final MapEvents maps;

    UeventHandler(
            Holdings holdings,
            Discovery discovery,
            Identities identities,
            Checks checks,
            Outcomes outcomes,
            Journal journal,
            Stages stages,
            MapEvents maps) {
        this.maps = maps;
        this.holdings = holdings;
        this.discovery = discovery;
        this.identities = identities;
        this.checks = checks;
        this.outcomes = outcomes;
        this.journal = journal;
        this.stages = stages;
    }

    void apply(UeventRecord record, long nowNs) {
        Uevent uevent = record.uevent;
        switch (uevent.text(UeventKey.SUBSYSTEM)) {
            case "block" -> block(uevent, nowNs);
            case "scsi" -> unitAttention(uevent, nowNs);
            case "scsi_generic" -> generic(uevent);
            default -> transport(uevent, nowNs);
        }
        stages.ueventApplied(record.receivedNs, nowNs);
    }

    private void block(Uevent uevent, long nowNs) {
        String name = bareName(uevent.text(UeventKey.DEVNAME));
        if (name != null && name.startsWith(MAP_PREFIX)) {
            maps.apply(uevent, nowNs);
        }
        if (name == null || !name.startsWith("sd") && !NvmeDisks.isName(name)) {
            return;
        }
        Path path = holdings.paths.byName(name);
        if (path != null && !sameDisk(path, uevent)) {
            path = null;
        }
        if (uevent.action() == UeventAction.REMOVE) {
            gone(name, path, uevent, nowNs);
        } else if (path == null) {
            if (uevent.action() == UeventAction.ADD) {
                discovery.welcome(name);
            }
            discovery.survey(name);
        } else {
            changed(path, uevent, nowNs);
        }
    }

    private void gone(String name, Path path, Uevent uevent, long nowNs) {
        if (path != null) {
            note(path, uevent, nowNs);
        }
        discovery.removed(name, path, nowNs);
    }

    private void changed(Path path, Uevent uevent, long nowNs) {
        note(path, uevent, nowNs);
        if (uevent.source() == UeventSource.UDEV) {
            identities.udevRead(path, uevent.toMap(), uevent.has(UeventKey.USEC_INITIALIZED), nowNs);
        }
        if (uevent.has(UeventKey.RESIZE) || uevent.has(UeventKey.DISK_RO)) {
            discovery.survey(path.name());
        }
    }

    /** A name may have passed to another disk since the event was sent. */
    private static boolean sameDisk(Path path, Uevent uevent) {
        long sequence = uevent.number(UeventKey.DISKSEQ);
        return sequence <= 0 || path.identity().diskSequence() == 0 || sequence == path.identity().diskSequence();
    }

    /** The kernel collected a unit attention on some command, perhaps one of ours. Udev's copy of the event would only repeat it. */
    private void unitAttention(Uevent uevent, long nowNs) {
        if (uevent.source() == UeventSource.UDEV) {
            return;
        }
        String devpath = uevent.text(UeventKey.DEVPATH);
        Hctl address = Hctl.parse(devpath.substring(devpath.lastIndexOf('/') + 1));
        Path path = address == null ? null : holdings.paths.byAddress(address);
        if (path == null) {
            return;
        }
        note(path, uevent, nowNs);
        int attentions = uevent.unitAttentions();
        if (reports(attentions, ScsiUnitAttention.INQUIRY_DATA_HAS_CHANGED)) {
            outcomes.contestIdentity(path, nowNs);
        }
        if (reports(attentions, ScsiUnitAttention.REPORTED_LUNS_DATA_HAS_CHANGED)) {
            outcomes.doubtPort(path, nowNs);
        }
        if (reports(attentions, ScsiUnitAttention.ASYMMETRIC_ACCESS_STATE_CHANGED)) {
            Outcomes.doubtAccess(path);
        }
        if (reports(attentions, ScsiUnitAttention.CAPACITY_DATA_HAS_CHANGED)) {
            discovery.survey(path.name());
        }
        checks.soon(path, nowNs);
    }

    /** A path that had no sg node has one now, {@code …/4:0:0:1/scsi_generic/sg3}. */
    private void generic(Uevent uevent) {
        String[] names = uevent.text(UeventKey.DEVPATH).split("/");
        Hctl address = names.length < 3 ? null : Hctl.parse(names[names.length - 3]);
        Path path = address == null ? null : holdings.paths.byAddress(address);
        if (path != null && holdings.of(path).carrier.isRunner()) {
            discovery.survey(path.name());
        }
    }

    private static boolean reports(int attentions, ScsiUnitAttention kind) {
        return (attentions & kind.bit()) != 0;
    }

    /** A remote port, a session or an NVMe controller changed: probe what lies behind it. */
    private void transport(Uevent uevent, long nowNs) {
        int host = hostOf(uevent.text(UeventKey.DEVPATH));
        int controller = controllerOf(uevent);
        if (host < 0 && controller < 0) {
            return;
        }
        for (Path path : holdings.ofHost(controller < 0 ? host : PathIdentity.hostOfNvme(controller))) {
            checks.soon(path, nowNs);
        }
        journal.note(FlightKind.UEVENT, Math.max(0, uevent.number(UeventKey.SEQNUM)), label(uevent), nowNs);
    }

    private void note(Path path, Uevent uevent, long nowNs) {
        long sequence = Math.max(0, uevent.number(UeventKey.SEQNUM));
        journal.note(FlightKind.UEVENT, path, sequence, label(uevent), nowNs);
    }

    private static byte[] label(Uevent uevent) {
        String attention = uevent.text(UeventKey.SDEV_UA);
        String source = uevent.source() == UeventSource.UDEV ? "udev " : "kernel ";
        String action = uevent.text(UeventKey.ACTION);
        return FixedText.bytes(source + action + (attention == null ? "" : " SDEV_UA=" + attention));
    }

    /** The number in the {@code /hostN/} part of a device path, or -1. */
    static int hostOf(String devpath) {
        int at = devpath.indexOf("/host");
        int digits = at + "/host".length();
        int end = digits;
        while (at >= 0 && end < devpath.length() && Character.isDigit(devpath.charAt(end))) {
            end++;
        }
        return at < 0 || end == digits || end - digits > 9 ? -1 : Integer.parseInt(devpath, digits, end, 10);
    }

    /** The number of the NVMe controller whose event it is, or {@link NvmeController#NONE}. */
    private static int controllerOf(Uevent uevent) {
        if (!"nvme".equals(uevent.text(UeventKey.SUBSYSTEM))) {
            return NvmeController.NONE;
        }
        String devpath = uevent.text(UeventKey.DEVPATH);
        return NvmeController.number(devpath.substring(devpath.lastIndexOf('/') + 1));
    }

    private static String bareName(String devname) {
        return devname != null && devname.startsWith("/dev/") ? devname.substring("/dev/".length()) : devname;
    }
}
