package io.polypath.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The agent's ioctls on a real device-mapper, compared with what libdm's own tools see. */
@LabTest
class MapperLabTest {
  @TestFactory
  Stream<DynamicNode> mapsAreMadeChangedAndRemovedWithAndWithoutUdev() {
    return Kernel.each(kernel -> Guest.on(kernel).processors(1).timeoutSeconds(400).run("mapper").tests());
  }
}
