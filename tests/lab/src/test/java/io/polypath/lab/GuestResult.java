package io.polypath.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * What came back from a guest.
 *
 * @param exit the script's exit status, or one of the constants here
 * @param lines what the script printed, and the {@code lab:} lines of the program that ran the guest
 * @param directory where the guest saw {@code /run/lab}; holds {@code console}, {@code dmesg} and what the script left there
 */
record GuestResult(String name, int exit, List<String> lines, Path directory) {
  /** The script ran into the time limit. */
  static final int TIMED_OUT = 124;

  /** The lab was not there. */
  static final int NO_LAB = 125;

  /** The guest's kernel died under the script. */
  static final int DIED = 126;

  /** The last {@code @key=value} line of that key; {@link NoSuchElementException} where there is none. */
  String value(String key) {
    String prefix = "@" + key + "=";
    return lines.reversed().stream()
        .filter(line -> line.startsWith(prefix))
        .findFirst()
        .map(line -> line.substring(prefix.length()))
        .orElseThrow(() -> new NoSuchElementException(name + " printed no " + prefix));
  }

  long number(String key) {
    return Long.parseLong(value(key));
  }

  List<Check> checks() {
    return lines.stream().map(Check::parse).filter(Objects::nonNull).toList();
  }

  /** A file that the script wrote to {@code /run/lab}, or one of the lab's own. */
  String file(String fileName) {
    try {
      return Files.readString(directory.resolve(fileName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One test for each check, named by its sentence, after one that the scenario ended as scenarios do. */
  Stream<DynamicNode> tests() {
    DynamicNode ended = dynamicTest("the guest came back from " + name, this::assertEnded);
    return Stream.concat(Stream.of(ended), checks().stream().map(check -> dynamicTest(check.sentence(), () -> assertPassed(check))));
  }

  private void assertEnded() {
    boolean anyFailed = checks().stream().anyMatch(check -> !check.passed());
    assertEquals(anyFailed ? 1 : 0, exit, () -> name + " left with an exit status that no scenario has; its last lines:\n" + tail());
    assertTrue(!checks().isEmpty(), () -> name + " checked nothing");
  }

  private void assertPassed(Check check) {
    if (!check.passed()) {
      fail(name + ": " + check.sentence() + ": " + check.saw() + "\nThe guest's console and files are in " + directory);
    }
  }

  private String tail() {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
