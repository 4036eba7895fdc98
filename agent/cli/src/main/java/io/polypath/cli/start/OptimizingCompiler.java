package io.polypath.cli.start;

import io.polypath.cli.runtime.SysText;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * Java's optimizing compiler. What it makes pays off over hours, so it gives way: to the lanes while the daemon starts on a host that has
 * few processors, and to what the host is there for at any time (docs/decisions/0006). The quick compiler does not, because without it
 * everything is interpreted. Used by the main thread.
 */
public final class OptimizingCompiler {

    /** A tenth of a processor that one other thread wants as well. */
    static final int NICE = 10;

    /** As the JVM names its threads; more of them, which it starts when much is to be compiled, inherit from these. */
    private static final String NAME = "C2 Compiler";

    private OptimizingCompiler() {}

    /** Has it give way from now on. Where it cannot be found everything is as usual. */
    public static void giveWay() {
        try (Arena arena = Arena.ofConfined()) {
            Threads threads = new Threads(new Sys(arena), arena);
            for (Path task : SysText.list(Path.of("/proc/self/task"))) {
                if (SysText.read(task.resolve("comm")).startsWith(NAME)) {
                    threads.nice(Integer.parseInt(task.getFileName().toString()), NICE);
                }
            }
        }
    }
}
