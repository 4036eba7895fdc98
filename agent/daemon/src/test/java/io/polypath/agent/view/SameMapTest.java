package io.polypath.agent.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.path.PathState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Changes one thing of a map at a time, whatever its records have. */
class SameMapTest {

    private static final MapView MAP = drawn();

    /** A map that differs, and in what. */
    private record Variant(String where, Object value) {}

    @Test
    void aMapDrawnAgainIsTheSame() {
        assertTrue(MAP.sameButForChecks(drawn()));
    }

    private static MapView drawn() {
        return Views.map("vol7", List.of(Views.path("sda", 0, PathState.UP), Views.path("sdb", 16, PathState.DOWN)));
    }

    @Test
    void whateverDiffersMakesAnotherMapButForTheTimeOfChecksAndWhatTheySaid() throws ReflectiveOperationException {
        TreeSet<String> overlooked = new TreeSet<>();
        List<Variant> variants = variants("map", MAP);
        for (Variant variant : variants) {
            if (MAP.sameButForChecks((MapView) variant.value())) {
                overlooked.add(variant.where());
            }
        }
        assertEquals("[map.groups.paths.check.dueNs, map.groups.paths.check.intervalNs, map.groups.paths.check.message,"
                + " map.groups.paths.check.monitored]", overlooked.toString());
        assertTrue(variants.size() > 60, variants.size() + " variants");
    }

    private static List<Variant> variants(String where, Object value) throws ReflectiveOperationException {
        List<Variant> variants = new ArrayList<>();
        switch (value) {
            case null -> { }
            case String text -> variants.add(new Variant(where, text + "x"));
            case Boolean flag -> variants.add(new Variant(where, !flag));
            case Integer number -> variants.add(new Variant(where, number + 1));
            case Long number -> variants.add(new Variant(where, number + 1));
            case Enum<?> word -> variants.add(new Variant(where, another(word)));
            case List<?> list -> ofList(where, list, variants);
            case Record fields -> ofRecord(where, fields, variants);
            default -> throw new AssertionError(where + " is a " + value.getClass());
        }
        return variants;
    }

    private static Object another(Enum<?> word) {
        Object[] all = word.getDeclaringClass().getEnumConstants();
        return all[(word.ordinal() + 1) % all.length];
    }

    private static void ofList(String where, List<?> list, List<Variant> variants) throws ReflectiveOperationException {
        for (int i = 0; i < list.size(); i++) {
            for (Variant part : variants(where, list.get(i))) {
                List<Object> changed = new ArrayList<>(list);
                changed.set(i, part.value());
                variants.add(new Variant(part.where(), changed));
            }
        }
        if (!list.isEmpty()) {
            variants.add(new Variant(where, list.subList(1, list.size())));
        }
    }

    private static void ofRecord(String where, Record fields, List<Variant> variants) throws ReflectiveOperationException {
        RecordComponent[] components = fields.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            components[i].getAccessor().setAccessible(true);
            values[i] = components[i].getAccessor().invoke(fields);
            types[i] = components[i].getType();
        }
        for (int i = 0; i < components.length; i++) {
            for (Variant part : variants(where + "." + components[i].getName(), values[i])) {
                Object[] changed = values.clone();
                changed[i] = part.value();
                try {
                    var made = fields.getClass().getDeclaredConstructor(types);
                    made.setAccessible(true);
                    variants.add(new Variant(part.where(), made.newInstance(changed)));
                } catch (InvocationTargetException impossible) {
                    // There is no such map.
                }
            }
        }
    }
}
