package io.polypath.ffm.proof;

import io.polypath.ffm.gen.Linux;
import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that the classes of {@code io.polypath.ffm.gen} claim. */
final class GeneratedFacts {
    private static final Set<String> TYPEDEFS = Set.of("__sigset_t");

    private GeneratedFacts() {}

    static List<Fact> all() throws ReflectiveOperationException, IOException {
        List<Fact> facts = new ArrayList<>();
        for (Class<?> type : generatedClasses()) {
            if (has(type, "layout")) {
                addStruct(facts, type);
            }
        }
        for (Method method : Linux.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                facts.add(constant(method.getName(), method.invoke(null)));
            }
        }
        return facts;
    }

    private static List<Class<?>> generatedClasses() throws ReflectiveOperationException, IOException {
        Path classes = Path.of(Linux.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path directory = classes.resolve(Linux.class.getPackageName().replace('.', '/'));
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                found.add(Class.forName(Linux.class.getPackageName() + "." + name));
            }
        }
        return found;
    }

    private static void addStruct(List<Fact> facts, Class<?> type) throws ReflectiveOperationException {
        String name = type.getSimpleName();
        String cType = TYPEDEFS.contains(name) ? name : "struct " + name;
        GroupLayout layout = (GroupLayout) type.getMethod("layout").invoke(null);
        facts.add(Fact.number(name + " size", "sizeof(" + cType + ")", layout.byteSize()));
        facts.add(Fact.number(name + " alignment", "_Alignof(" + cType + ")", layout.byteAlignment()));
        for (Method method : type.getMethods()) {
            if (method.getName().endsWith("$offset")) {
                addField(facts, type, cType, method);
            }
        }
    }

    private static void addField(List<Fact> facts, Class<?> type, String cType, Method offset)
            throws ReflectiveOperationException {
        MemoryLayout field = (MemoryLayout) type.getMethod(offset.getName().replace("$offset", "$layout")).invoke(null);
        String member = field.name().orElseThrow();
        String name = type.getSimpleName() + "." + member;
        facts.add(Fact.number(name + " offset", "offsetof(" + cType + ", " + member + ")", (long) offset.invoke(null)));
        if (field.byteSize() > 0) {
            String size = "sizeof(((" + cType + " *) 0)->" + member + ")";
            facts.add(Fact.number(name + " size", size, field.byteSize()));
        }
    }

    private static Fact constant(String name, Object value) {
        return switch (value) {
            case Integer number -> Fact.bits(name, name, number);
            case Long number -> Fact.number(name, name, number);
            case MemorySegment text -> Fact.text(name, name, text.getString(0));
            default -> throw new AssertionError(name + " has a type that the proof does not know: " + value.getClass());
        };
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getMethods()).anyMatch(candidate -> candidate.getName().equals(method));
    }
}
