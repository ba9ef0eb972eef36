package dev.planwright.processor.read;

import dev.planwright.FailureAction;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.RetryPolicy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;

/** Reads {@code @OnFailure}, of the agent or of an action. */
final class PolicyReader {

  private final RetryReader retries;
  private final Report report;
  private boolean saidDeadLetters;

  PolicyReader(SourceTypes types, PackageElement plan, Report report) {
    this.retries = new RetryReader(types, plan, report);
    this.report = report;
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
    AnnotationView retry = onFailure.nested("retry");
    int found = report.size();
    FailurePolicy policy =
        new FailurePolicy(
            retries.read(retry, owner, place),
            FailureAction.valueOf(onFailure.constant("then", "FAIL")));
    if (retry != null && report.size() == found) {
      checkRetry(policy, retry, owner, place);
    }
    if (policy.then() == FailureAction.DEAD_LETTER) {
      sayDeadLetters(owner, place.apply(onFailure.where("then")));
    }
    return policy;
  }

  private void checkRetry(
      FailurePolicy policy, AnnotationView retry, String owner, UnaryOperator<Where> place) {
    RetryPolicy read = policy.retry();
    if (!read.retries()) {
      List<String> vain =
          Stream.of("backoff", "multiplier", "maxBackoff", "jitter", "noRetry")
              .filter(retry::has)
              .toList();
      if (!vain.isEmpty()) {
        report.add(
            Finding.of(
                Code.PW175,
                owner + " has " + String.join(", ", vain) + ", but only one attempt.",
                "set attempts to 2 or more, or remove " + vain.get(0) + "."),
            place.apply(retry.where(vain.get(0))));
      }
    } else if (policy.then() == FailureAction.FAIL && read.backoff().isZero()) {
      report.add(
          Finding.of(
              Code.PW174,
              owner
                  + " is tried "
                  + read.attempts()
                  + " times without a pause, then the run fails.",
              "add a pause, for example backoff = \"PT1S\", or go on with SKIP or DEAD_LETTER."),
          place.apply(retry.where("attempts")));
    }
  }

  /** Once per agent: who reads them is set where the plan is run, which cannot be seen here. */
  private void sayDeadLetters(String owner, Where where) {
    if (!saidDeadLetters) {
      saidDeadLetters = true;
      report.add(
          Finding.of(
              Code.PW176,
              owner + " sends failures to the dead letters, which the plan alone does not read.",
              "read them with LocalRunner.onDeadLetter or AgentStream.deadLetters where the plan is run."),
          where);
    }
  }
}
