package dev.planwright.processor.read;

import dev.planwright.FailureAction;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.FailurePolicy;
import java.util.function.UnaryOperator;

/** Reads {@code @OnFailure}, of the agent or of an action. */
final class PolicyReader {

  private final RetryReader retries;

  PolicyReader(SourceTypes types, Report report) {
    this.retries = new RetryReader(types, report);
  }

  /**
   * The policy that an annotation's {@code onFailure} states.
   *
   * @param otherwise the policy if it states none
   * @param owner whose policy it is, for headlines: {@code Desk.charge}
   * @param place where a mistake at an exact place is to be reported
   */
  FailurePolicy read(
      AnnotationView annotation,
      FailurePolicy otherwise,
      String owner,
      UnaryOperator<Where> place) {
    AnnotationView onFailure = annotation.nested("onFailure");
    if (onFailure == null) {
      return otherwise;
    }
    return new FailurePolicy(
        retries.read(onFailure.nested("retry"), owner, place),
        FailureAction.valueOf(onFailure.constant("then", "FAIL")));
  }
}
