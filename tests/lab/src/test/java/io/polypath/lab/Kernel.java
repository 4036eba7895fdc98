package io.polypath.lab;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/** The kernels that a guest can boot: Debian 12's own, and its newer one, whose scsi_debug takes error rules per unit. */
enum Kernel {
  V6_1("6.1"),
  V6_12("6.12");

  private final String series;

  Kernel(String series) {
    this.series = series;
  }

  /** Runs the same tests on every kernel, one container each, in order. */
  static Stream<DynamicNode> each(Function<Kernel, Stream<DynamicNode>> tests) {
    return Stream.of(values()).map(kernel -> dynamicContainer("kernel " + kernel, tests.apply(kernel)));
  }

  @Override
  public String toString() {
    return series;
  }
}
