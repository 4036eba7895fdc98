package io.polypath.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a guest tells about a script that does not end well. */
@LabTest
class GuestLabTest {
  @Test
  void statusOutputFilesAndEnvironmentPassBetweenHostAndGuest() {
    GuestResult result = Guest.on(Kernel.V6_12).processors(1).with("WORDS", "two  words'").run("self/status");
    assertEquals(3, result.exit());
    assertEquals("two  words'", result.value("words"));
    assertEquals("6.12", result.value("kernel"));
    assertEquals("from the guest\n", result.file("note"));
    assertTrue(result.lines().contains("on standard error"));
  }

  @Test
  void aKernelPanicIsReportedAsTheGuestsDeath() {
    GuestResult result = Guest.on(Kernel.V6_12).processors(1).run("self/panic");
    assertEquals(GuestResult.DIED, result.exit());
    assertTrue(result.lines().stream().anyMatch(line -> line.contains("Kernel panic")), () -> String.join("\n", result.lines()));
  }

  @Test
  void aScriptThatNeverEndsIsStoppedAndItsProcessesAreListed() {
    GuestResult result = Guest.on(Kernel.V6_12).processors(1).timeoutSeconds(2).run("self/endless");
    assertEquals(GuestResult.TIMED_OUT, result.exit());
    assertTrue(result.lines().contains("about to hang"));
    assertTrue(result.file("console").contains("sleep 4711"));
  }
}
