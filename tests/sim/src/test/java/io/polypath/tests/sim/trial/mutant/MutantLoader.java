package io.polypath.tests.sim.trial.mutant;

import io.polypath.tests.sim.trial.OneSeed;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * Loads daemon, simulator and trial once more, with one class of the daemon changed. What calls native code is shared with the
 * original: it is not the daemon's.
 */
final class MutantLoader extends ClassLoader {

    private static final String[] OWN = {"io.polypath.agent.", "io.polypath.sim.", "io.polypath.tests.sim."};

    private final Mutation mutation;

    private MutantLoader(Mutation mutation) {
        super(MutantLoader.class.getClassLoader());
        this.mutation = mutation;
    }

    /** What runs a seed with a bug in the daemon. @param mutation null for none */
    @SuppressWarnings("unchecked")
    static LongFunction<String> runs(Mutation mutation) throws ReflectiveOperationException {
        Class<?> run = new MutantLoader(mutation).loadClass(OneSeed.class.getName());
        return (LongFunction<String>) run.getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isOwn(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private static boolean isOwn(String name) {
        for (String prefix : OWN) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = file.readAllBytes();
            byte[] loaded = mutation != null && name.equals(mutation.binaryName()) ? mutation.apply(code) : code;
            return defineClass(name, loaded, 0, loaded.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
