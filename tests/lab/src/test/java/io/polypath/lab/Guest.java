package io.polypath.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A guest to be booted for one scenario. {@code Guest.on(Kernel.V6_12).processors(1).run("alua")}. */
final class Guest {
  private final Kernel kernel;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private int memoryMegabytes = 3072;
  private int processors = 2;
  private int timeoutSeconds = 600;
  private String variant = "";

  private Guest(Kernel kernel) {
    this.kernel = kernel;
  }

  static Guest on(Kernel kernel) {
    return new Guest(kernel);
  }

  Guest memoryMegabytes(int megabytes) {
    memoryMegabytes = megabytes;
    return this;
  }

  /** Under emulation one is faster than two for whatever is not parallel: an idle second one is expensive to wake. */
  Guest processors(int count) {
    processors = count;
    return this;
  }

  /** For the script; the boot is not counted, a wait for another guest of this machine neither. */
  Guest timeoutSeconds(int seconds) {
    timeoutSeconds = seconds;
    return this;
  }

  /** A variable of the script's environment. */
  Guest with(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** A name that keeps the files of this run apart from those of another run of the same scenario on the same kernel. */
  Guest variant(String name) {
    variant = "-" + name;
    return this;
  }

  /** Boots, runs {@code scenarios/NAME.sh} and returns when the guest has gone. */
  GuestResult run(String scenario) {
    String name = scenario.replace('/', '-') + variant + "-" + kernel;
    List<String> command = new ArrayList<>(List.of(
        Lab.program("guest").toString(),
        "-k", kernel.toString(),
        "-m", Integer.toString(memoryMegabytes),
        "-c", Integer.toString(processors),
        "-t", Integer.toString(timeoutSeconds),
        "-o", Lab.results(name).toString(),
        Lab.scenario(scenario).toString()));
    environment.forEach((key, value) -> command.add(key + "=" + value));
    List<String> lines = new ArrayList<>();
    long startNs = System.nanoTime();
    int exit = Lab.run(name, command, lines);
    System.out.printf("[%s] took %.1f s%n", name, (System.nanoTime() - startNs) / 1e9);
    return new GuestResult(name, exit, List.copyOf(lines), Lab.results(name));
  }
}
