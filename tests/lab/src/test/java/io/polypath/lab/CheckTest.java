package io.polypath.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void aLineOfAScenarioIsACheckWithItsSentenceAndWhatWasSeen() {
    assertEquals(new Check(true, "every path became a disk", "256"), Check.parse("PASS every path became a disk | 256"));
    assertEquals(new Check(false, "it answers", "wanted good, saw 5/25/00 | again"),
        Check.parse("FAIL it answers | wanted good, saw 5/25/00 | again"));
    assertEquals(new Check(true, "nothing to see", ""), Check.parse("PASS nothing to see"));
  }

  @Test
  void anyOtherLineIsNone() {
    assertNull(Check.parse("-- 0.053 s  udev"));
    assertNull(Check.parse("PASSED"));
  }

  @Test
  void theLastValueOfAKeyCounts() {
    GuestResult result = new GuestResult("x", 0, List.of("@ms=1", "@ms_total=3", "@ms=2"), Path.of("."));
    assertEquals(2, result.number("ms"));
    assertThrows(NoSuchElementException.class, () -> result.value("m"));
  }
}
