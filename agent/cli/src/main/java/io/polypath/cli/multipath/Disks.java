package io.polypath.cli.multipath;

import io.polypath.agent.config.blacklist.DeviceFacts;
import io.polypath.agent.config.blacklist.Verdict;
import io.polypath.agent.config.effective.EffectiveConfig;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.survey.KernelSurveyPort;
import io.polypath.agent.topology.Wwid;
import io.polypath.ffm.scsi.Designators;
import io.polypath.udev.sysfs.AttributeReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SCSI disks of this host, from sysfs and udev's database; no command is sent. Used by one thread. */
final class Disks {

    private final KernelSurveyPort port;
    private final AttributeReader files;
    private final MemorySegment identity;
    private final MultipathConf conf;
    private final EffectiveConfig effective;
    private final Map<String, String> environment;

    /**
     * @param environment udev's properties of the one disk that udev asks about, which its database does not have yet; empty
     *     otherwise
     */
    Disks(Arena arena, Host host, MultipathConf conf, Map<String, String> environment) {
        port = new KernelSurveyPort(arena, host.tree());
        files = new AttributeReader(arena);
        identity = arena.allocate(Designators.WWID_BYTES);
        this.conf = conf;
        effective = new EffectiveConfig(conf);
        this.environment = environment;
    }

    /** @param name kernel name; @return null when there is no such disk */
    Disk read(String name) {
        return read(name, environment);
    }

    private Disk read(String name, Map<String, String> said) {
        DiskSurvey survey = port.survey(name);
        if (survey == null) {
            return null;
        }
        try {
            return judge(survey, said);
        } finally {
            port.release(survey);
        }
    }

    /** How many paths lead to a logical unit. */
    int pathsTo(String wwid) {
        int paths = 0;
        for (DiskKey key : port.list()) {
            Disk disk = read(key.name(), Map.of());
            paths += disk != null && wwid.equals(disk.wwid()) && disk.isCandidate() ? 1 : 0;
        }
        return paths;
    }

    private Disk judge(DiskSurvey survey, Map<String, String> said) {
        String attribute = effective.forPath(key(survey, null)).pathSettings().uidAttribute();
        Wwid wwid = attribute.isEmpty() ? null : Wwid.ofNullable(said.getOrDefault(attribute, survey.udev().get(attribute)));
        String text = wwid == null ? fromKernel(survey) : wwid.text();
        List<String> properties = new ArrayList<>(survey.udev().keySet());
        said.keySet().stream().filter(name -> name.startsWith("ID_") || name.startsWith("SCSI_")).forEach(properties::add);
        Verdict verdict = conf.blacklist().judge(new DeviceFacts(survey.key().name(), properties, attribute, survey.vendor(),
                survey.product(), survey.protocol(), text));
        return new Disk(survey, text, verdict.blacklisted() ? verdict.reason() : "");
    }

    private static PathKey key(DiskSurvey survey, String wwid) {
        return new PathKey(
                survey.key().name(), survey.vendor(), survey.product(), survey.revision(), survey.protocol(), wwid);
    }

    /** VPD page 83h as the kernel keeps it, or what it calls an NVMe namespace. */
    private String fromKernel(DiskSurvey survey) {
        Wwid namespace = Wwid.ofNullable(survey.kernelWwid());
        if (namespace != null) {
            return namespace.text();
        }
        int received = files.read(survey.sysfsDirectory(), "vpd_pg83");
        int length = received < 0 ? received : Designators.wwid(files.content(), received, identity);
        return length <= 0 ? null : identity.getString(0);
    }
}
