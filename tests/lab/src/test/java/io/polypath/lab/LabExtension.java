package io.polypath.lab;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Prepares the lab once for a whole test run. */
final class LabExtension implements ExecutionCondition, BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

  /** @param obstacle what stands in the way, or null */
  private record Preparation(String obstacle) {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Lab.isOff() ? disabled("the kernel lab is switched off") : enabled("the kernel lab is on");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Preparation preparation = context.getRoot().getStore(NAMESPACE)
        .getOrComputeIfAbsent("prepared", key -> new Preparation(Lab.prepare()), Preparation.class);
    if (preparation.obstacle() != null) {
      throw new AssertionError(preparation.obstacle());
    }
  }
}
