package io.polypath.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of CONTRIBUTING.md that a machine can hold. */
class SourceShapeTest {

    private static final int MOST_LINES = 500;
    private static final int MEDIAN_LINES = 160;
    private static final int MOST_COLUMNS = 140;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern NATIVE = Pattern.compile("\\bLinker\\.|\\bSymbolLookup\\b|\\.reinterpret\\(");

    @Test
    void noFileIsLongerThanOneNounNeeds() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.all()) {
            if (Sources.lines(file).size() > MOST_LINES) {
                tooLong.add(file + ": " + Sources.lines(file).size() + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void theMedianFileIsShort() {
        List<Integer> sizes = Sources.product().stream().map(file -> Sources.lines(file).size()).sorted().toList();
        int median = sizes.get(sizes.size() / 2);
        System.out.println("handwritten product files: " + sizes.size() + ", median " + median + " lines");
        assertTrue(median <= MEDIAN_LINES, "the median file has " + median + " lines");
    }

    @Test
    void linesFitOnAScreen() {
        assertEquals(List.of(), linesWhere(Sources.all(), line -> line.length() > MOST_COLUMNS));
    }

    @Test
    void nothingIsLeftToDoInComments() {
        List<Path> files = Sources.all().stream().filter(file -> !file.endsWith("SourceShapeTest.java")).toList();
        assertEquals(List.of(), linesWhere(files, line -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void onlyTheBindingsTouchNativeCode() {
        List<Path> others = Sources.product().stream().filter(file -> !file.toString().contains("/ffm-bindings/")).toList();
        assertEquals(List.of(), linesWhere(others, line -> NATIVE.matcher(line).find()));
    }

    @Test
    void noPreviewOrInternalApiIsUsed() {
        Pattern internal = Pattern.compile("^import (static )?(sun\\.|jdk\\.internal\\.|jdk\\.incubator\\.)");
        assertEquals(List.of(), linesWhere(Sources.all(), line -> internal.matcher(line).find()));
    }

    private static List<String> linesWhere(List<Path> files, java.util.function.Predicate<String> condition) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Sources.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (condition.test(lines.get(i))) {
                    found.add(file + ":" + (i + 1));
                }
            }
        }
        return found;
    }
}
