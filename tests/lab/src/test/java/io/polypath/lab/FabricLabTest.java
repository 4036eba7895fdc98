package io.polypath.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The lab's fabrics are what the tests of the agent take them for. Each scenario is one boot; its script holds the sentences. */
@LabTest
@Execution(ExecutionMode.CONCURRENT)
class FabricLabTest {
  @TestFactory
  Stream<DynamicNode> aFabricOf256PathsAppearsGrowsAndShrinks() {
    return Kernel.each(kernel -> Guest.on(kernel).processors(1).run("fabric").tests());
  }

  @TestFactory
  Stream<DynamicNode> stockUdevRulesAgreeWithTheLeanOnes() {
    return Guest.on(Kernel.V6_12).processors(1).run("stock-rules").tests();
  }

  @TestFactory
  Stream<DynamicNode> anAluaUnitBehavesLikeAnArray() {
    return Kernel.each(kernel -> Guest.on(kernel).processors(1).run("alua").tests());
  }

  @TestFactory
  Stream<DynamicNode> singleUnitsMisbehaveByRule() {
    return Guest.on(Kernel.V6_12).processors(1).run("error-rules").tests();
  }

  @TestFactory
  Stream<DynamicNode> iscsiSessionsDropAndUnitsVanishBehindTheirDisks() {
    return Kernel.each(kernel -> Guest.on(kernel).processors(1).run("iscsi").tests());
  }

  @TestFactory
  Stream<DynamicNode> theIncumbentMapsAUnitAndSurvivesALostPathUnderIo() {
    return Guest.on(Kernel.V6_1).processors(1).run("incumbent").tests();
  }

  @TestFactory
  Stream<DynamicNode> aUnitAttentionOnAnIdlePathCostsTwoSecondsOfFailover() {
    return Guest.on(Kernel.V6_1).processors(1).run("idle-attention").tests();
  }
}
