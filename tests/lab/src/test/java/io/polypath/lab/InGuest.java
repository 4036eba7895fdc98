package io.polypath.lab;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes of other modules inside a guest, where they find the kernel that they need, and prints a check for each test.
 * A test that skips itself there has not found what the guest is for, and counts as failed.
 */
final class InGuest implements TestExecutionListener {
  private InGuest() {}

  /** @param classes names of test classes on the class path */
  public static void main(String... classes) {
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(classes).map(name -> selectClass(name)).toList())
            .build(),
        new InGuest());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String why = result.getThrowable().map(thrown -> thrown.toString().replaceAll("\\s+", " ")).orElse("done");
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !passed) {
      System.out.println((passed ? "PASS " : "FAIL ") + sentence(test.getDisplayName()) + " | " + why);
    }
    result.getThrowable().ifPresent(Throwable::printStackTrace);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    System.out.println("FAIL " + sentence(test.getDisplayName()) + " | skipped: " + reason);
  }

  /** {@code aMapIsRemoved()} as words. */
  static String sentence(String method) {
    return method.replaceAll("\\(.*", "").replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ").toLowerCase(Locale.ROOT);
  }
}
