package io.polypath.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shell half of the lab: where its files are, whether it is switched off, and how its programs are run. */
final class Lab {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private Lab() {}

  /** By {@code -Dlab=off} for one build, or {@code POLYPATH_LAB=off} in the environment. */
  static boolean isOff() {
    return "off".equals(System.getProperty("lab")) || "off".equals(System.getenv("POLYPATH_LAB"));
  }

  static Path program(String name) {
    return MODULE.resolve(name);
  }

  static Path scenario(String name) {
    return MODULE.resolve("scenarios").resolve(name + ".sh");
  }

  /** Where the run of that name leaves its files. */
  static Path results(String name) {
    return MODULE.resolve("target/lab").resolve(name);
  }

  /** Runs a program to its end, prints its output as it comes, and collects it in {@code lines}. Returns its exit status. */
  static int run(String prefix, List<String> command, List<String> lines) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread reaper = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(reaper);
      try (BufferedReader output = process.inputReader()) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          System.out.println("[" + prefix + "] " + line);
          lines.add(line);
        }
        return process.waitFor();
      } finally {
        Runtime.getRuntime().removeShutdownHook(reaper);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  /** Makes the lab ready; quick where it already is. Returns null, or what stands in the way. */
  static String prepare() {
    List<String> lines = new ArrayList<>();
    int exit = run("lab", List.of(program("prepare").toString()), lines);
    return exit == 0 ? null : "the kernel lab cannot be prepared (or switch it off with -Dlab=off): " + String.join("\n", lines);
  }
}
