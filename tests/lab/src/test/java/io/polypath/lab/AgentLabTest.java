package io.polypath.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The agent on a real kernel. Each scenario is one boot; its script holds the sentences. */
@LabTest
@Execution(ExecutionMode.CONCURRENT)
class AgentLabTest {
  @TestFactory
  Stream<DynamicNode> aFabricIsFoundIdentifiedCheckedAndFollowed() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-fabric").tests();
  }

  @TestFactory
  Stream<DynamicNode> statesFollowAluaTransitions() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-alua").tests();
  }

  @TestFactory
  Stream<DynamicNode> aLostUnitIsDisconnectedAndPurgedOnce() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).run("agent-loss").tests();
  }

  @TestFactory
  Stream<DynamicNode> unmappedLunsAndDroppedSessionsOfRealIscsi() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-iscsi").tests();
  }

  @TestFactory
  Stream<DynamicNode> flappingPathsAreWithheldAndTransportsSetUp() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-flaky").tests();
  }

  @TestFactory
  Stream<DynamicNode> hungCommandsCostNoThreadAndDelayNobody() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).run("agent-hung").tests();
  }

  @TestFactory
  Stream<DynamicNode> probingDrainsWhatWouldSlowAFailoverDown() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-attention").tests();
  }

  @TestFactory
  Stream<DynamicNode> mapsAreTakenOverWithoutALoadAndMadeAsTheIncumbentMakesThem() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-maps").tests();
  }

  @TestFactory
  Stream<DynamicNode> aMapThatHangsInTheKernelKeepsNoOtherFromChanging() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).run("agent-stuck").tests();
  }

  @TestFactory
  Stream<DynamicNode> noWayToLoseAPathCostsAnErrorOrABlock() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).run("agent-failover").tests();
  }

  @TestFactory
  Stream<DynamicNode> debiansClientGetsTheIncumbentsAnswers() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-socket").tests();
  }

  @TestFactory
  Stream<DynamicNode> udevKeepsThePathsOfMapsFromOthersAndLeavesOtherDisksUsable() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-claims").tests();
  }

  @TestFactory
  Stream<DynamicNode> theServiceManagersSocketsSignalsAndMessages() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-service").tests();
  }

  @TestFactory
  Stream<DynamicNode> noBlockReachesAVolumeThatWasMappedInTheOnesPlace() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-remap").tests();
  }

  @TestFactory
  Stream<DynamicNode> killedAtAnyMomentItLosesNothing() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).with("KILLS", "2").run("agent-kill").tests();
  }

  @TestFactory
  Stream<DynamicNode> aDozenRandomFaultsCostNeitherAnErrorNorAPath() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).with("SEED", "1").run("agent-faults").tests();
  }

  @TestFactory
  Stream<DynamicNode> orchestratorsCommandsWorkUnchanged() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-orchestrators").tests();
  }

  @TestFactory
  Stream<DynamicNode> pathsThatComeAreRegisteredWithTheirMapsKeys() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-persist").tests();
  }

  @TestFactory
  Stream<DynamicNode> readingCheckersAndPrioritiesByNameAndTimeWorkOnTheKernel() {
    return Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(900).run("agent-checkers").tests();
  }

  @TestFactory
  Stream<DynamicNode> namespacesWithoutNativeMultipathingArePaths() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-nvme").tests();
  }

  @TestFactory
  Stream<DynamicNode> whatTheKernelJoinsByItselfIsShownAndLeftAlone() {
    return Guest.on(Kernel.V6_1).processors(1).timeoutSeconds(900).run("agent-nvme-native").tests();
  }
}
