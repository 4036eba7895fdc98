package io.polypath.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Looks at no disk, so it needs no guest where Debian's multipath can be given an /etc of its own. */
@LabTest
class ConfigDifferentialTest {
  private static final String SCENARIO = "config-differential";

  @TestFactory
  Stream<DynamicNode> everyConfigurationMeansTheSameToDebiansMultipath() {
    boolean ownMounts = Lab.run(SCENARIO, List.of("unshare", "-m", "true"), new ArrayList<>()) == 0;
    return (ownMounts ? here() : Guest.on(Kernel.V6_1).processors(1).run(SCENARIO)).tests();
  }

  private static GuestResult here() {
    List<String> lines = new ArrayList<>();
    List<String> command = List.of("env", "LAB_HOME=" + Lab.program(""), "bash", Lab.scenario(SCENARIO).toString());
    return new GuestResult(SCENARIO, Lab.run(SCENARIO, command, lines), lines, Lab.results(SCENARIO));
  }
}
