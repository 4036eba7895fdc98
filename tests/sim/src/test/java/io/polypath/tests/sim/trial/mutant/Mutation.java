package io.polypath.tests.sim.trial.mutant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A deliberate bug: one method of the daemon in other bytecode.
 *
 * @param name what is wrong then
 * @param type the class, as {@code package.Class} below {@code io.polypath.agent}
 * @param method its name; where it is overloaded all are changed
 * @param change of the method's code
 */
record Mutation(String name, String type, String method, CodeTransform change) {

    private static final String AGENT = "io.polypath.agent.";

    /** Binary name of the class. */
    String binaryName() {
        return AGENT + type;
    }

    /**
     * The class file with the bug.
     *
     * @throws IllegalStateException when there is no such method, or the change finds nothing to change in it
     */
    byte[] apply(byte[] original) {
        ClassFile format = ClassFile.of();
        ClassModel model = format.parse(original);
        Predicate<MethodModel> meant = candidate -> candidate.methodName().equalsString(method) && candidate.code().isPresent();
        if (model.methods().stream().noneMatch(meant)) {
            throw new IllegalStateException(type + " has no method " + method);
        }
        byte[] changed = format.transformClass(model, ClassTransform.transformingMethodBodies(meant, change));
        byte[] same = format.transformClass(model, ClassTransform.transformingMethodBodies(meant, CodeTransform.ACCEPT_ALL));
        if (Arrays.equals(changed, same)) {
            throw new IllegalStateException(name + ": nothing to change in " + type + "." + method);
        }
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }
}
