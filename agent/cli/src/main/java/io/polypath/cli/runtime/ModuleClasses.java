package io.polypath.cli.runtime;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.util.List;

/** Which classes a module has, by what its jar or directory holds. */
public final class ModuleClasses {

    private static final String SUFFIX = ".class";

    private ModuleClasses() {}

    /**
     * Binary names of all classes of a module of the boot layer, in the order in which they are stored.
     *
     * @throws IOException when its jar cannot be read
     */
    public static List<String> of(Module module) throws IOException {
        try (ModuleReader reader = module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference().open()) {
            return reader.list()
                    .filter(name -> name.endsWith(SUFFIX) && !name.equals("module-info.class"))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
                    .toList();
        }
    }
}
