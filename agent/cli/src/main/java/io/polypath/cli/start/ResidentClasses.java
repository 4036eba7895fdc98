package io.polypath.cli.start;

import io.polypath.cli.runtime.ModuleClasses;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The classes that a daemon works with, loaded and initialized ahead of time: what runs for the first time when a path is lost must not
 * be looked for in a jar that is on the lost disk.
 */
final class ResidentClasses {

    private static final Set<String> MODULES =
            Set.of("io.polypath.agent", "io.polypath.ffm", "io.polypath.ringbuf", "io.polypath.udev", "io.polypath.perf.latency");
    private static final Set<String> OWN_PACKAGES = Set.of("io.polypath.cli.start", "io.polypath.cli.screen");

    private ResidentClasses() {}

    /**
     * Loads them. Initializing has no effect beyond the class: static fields hold constants and handles.
     *
     * @return how many there are
     * @throws IOException when a jar cannot be read
     */
    static int load() throws IOException {
        int loaded = 0;
        for (Module module : ModuleLayer.boot().modules()) {
            if (MODULES.contains(module.getName()) || module == ResidentClasses.class.getModule()) {
                loaded += load(module, ModuleClasses.of(module));
            }
        }
        return loaded;
    }

    private static int load(Module module, List<String> names) {
        int loaded = 0;
        for (String name : names) {
            if (MODULES.contains(module.getName()) || OWN_PACKAGES.contains(name.substring(0, name.lastIndexOf('.')))) {
                initialize(name, module.getClassLoader());
                loaded++;
            }
        }
        return loaded;
    }

    private static void initialize(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError("the module says that it has this class", impossible);
        }
    }
}
