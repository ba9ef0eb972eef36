package dev.planwright.flink;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.plan.PlanSpec;

/** A run that failed for good and that nobody will make again, as a dead letter tells it. */
final class GivenUpRun {

  private GivenUpRun() {}

  /**
   * What to send. Its event is the one in hand if the plan can write that, and else what began the
   * run.
   */
  static DeadLetter letter(PlanSpec<?, ?> spec, FailedRun<?> run) {
    Object event = run.event();
    String action = run.action();
    return new DeadLetter(
        run.key(),
        run.origin(),
        event != null && isStorable(spec, event) ? event : run.origin(),
        action == null ? spec.name() : action,
        String.valueOf(run.cause()));
  }

  private static boolean isStorable(PlanSpec<?, ?> spec, Object event) {
    return spec.events().stream()
        .anyMatch(each -> each.codec() != null && each.type().isInstance(event));
  }
}
