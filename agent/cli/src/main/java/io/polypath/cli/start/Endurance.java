package io.polypath.cli.start;

import io.polypath.agent.boot.Daemon;
import io.polypath.cli.runtime.SysText;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Memory;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What lets a daemon go on when the disks, the memory or the processors of its host do not, because its own files may be on a map that has
 * lost its paths (docs/decisions/0014). Each step that the host does not permit is told, and the daemon goes on without it. Used by
 * the main thread.
 */
public final class Endurance {

    /**
     * The lowest there is: before all ordinary threads, which is what a host that thrashes calls for, and after everything of the kernel's
     * that runs in real time, interrupts among them.
     */
    static final int PRIORITY = 1;

    private static final String NEVER_KILLED = "-1000";
    private static final Path SCORE = Path.of("oom_score_adj");

    private final Path process;
    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param process where the kernel tells about this process: {@code /proc/self}
     * @param environment of the process
     */
    public Endurance(Path process, Map<String, String> environment) {
        this.process = process;
        this.environment = environment;
    }

    /** What the lanes inherit from the thread that starts them. @return what could not be done */
    public List<Finding> beforeLanes() {
        findings.clear();
        spareProcess();
        try (Arena arena = Arena.ofConfined()) {
            int result = new Threads(new Sys(arena), arena).ioFlusher();
            refused(result, "when memory runs short, the kernel may let the daemon wait for a disk that it manages",
                    "PR_SET_IO_FLUSHER needs CAP_SYS_RESOURCE and Linux 5.6");
        }
        return List.copyOf(findings);
    }

    /**
     * What has to be done when everything has been used once, and before anybody relies on the daemon.
     *
     * @return what could not be done
     */
    List<Finding> beforeReady(Daemon daemon) {
        findings.clear();
        try {
            ResidentClasses.load();
        } catch (IOException e) {
            findings.add(Finding.warning("classes that may be needed later are not in memory: " + e.getMessage()));
        }
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            refused(Memory.lockAll(sys), "the daemon's memory is not locked: it waits for a disk when the kernel has taken a page of it",
                    "CAP_IPC_LOCK, or RLIMIT_MEMLOCK without limit, is needed (systemd: LimitMEMLOCK=infinity; a shell: ulimit -l"
                            + " unlimited)");
            refused(hasten(daemon, new Threads(sys, arena)), "lanes that I/O may wait for run as ordinary threads",
                    "CAP_SYS_NICE or RLIMIT_RTPRIO is needed (systemd: LimitRTPRIO=10), and a control group that has real time to give");
        }
        return List.copyOf(findings);
    }

    /** Resident memory of this process, bytes; 0 where the kernel does not tell. */
    long residentBytes() {
        for (String line : SysText.lines(process.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
            }
        }
        return 0;
    }

    /** On a single processor nobody would run whom a lane waits for. */
    static boolean inRealTime() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    private static int hasten(Daemon daemon, Threads threads) {
        return inRealTime() ? daemon.hasten(PRIORITY, threads) : 0;
    }

    /** Whoever keeps the disks reachable is the last that the kernel should kill for memory; who starts it may say otherwise. */
    private void spareProcess() {
        Path score = process.resolve(SCORE);
        try {
            if (!environment.containsKey("OOMScoreAdjust") && !Files.readString(score).strip().equals(NEVER_KILLED)) {
                Files.writeString(score, NEVER_KILLED);
            }
        } catch (IOException refused) {
            findings.add(Finding.warning("the kernel may kill the daemon when memory runs out: " + score + " cannot be set to "
                    + NEVER_KILLED + ", which needs CAP_SYS_RESOURCE (systemd: OOMScoreAdjust=-1000)"));
        }
    }

    private void refused(int result, String consequence, String remedy) {
        if (result < 0) {
            findings.add(Finding.warning(consequence + ", " + Errno.describe(result) + ": " + remedy));
        }
    }
}
