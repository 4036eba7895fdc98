package io.polypath.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The agent's ioctls on a real device-mapper, compared with what libdm's own tools see. */
@LabTest
@Execution(ExecutionMode.CONCURRENT)
class MapperLabTest {
  @TestFactory
  Stream<DynamicNode> mapsAreMadeChangedAndRemovedWithAndWithoutUdev() {
    return Kernel.each(kernel -> Guest.on(kernel).processors(1).timeoutSeconds(900).run("mapper").tests());
  }
}
