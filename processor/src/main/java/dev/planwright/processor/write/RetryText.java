package dev.planwright.processor.write;

import dev.planwright.processor.model.RetryPolicy;
import java.time.Duration;
import java.util.List;

/** Retries and durations as source. */
final class RetryText {

  private final SourceFile out;

  RetryText(SourceFile out) {
    this.out = out;
  }

  /** The parts of a policy, as every constructor takes them that takes one. */
  List<Object> parts(RetryPolicy retry) {
    return List.of(
        retry.attempts(),
        duration(retry.backoff()),
        retry.multiplier(),
        duration(retry.maxBackoff()),
        retry.jitter(),
        Expression.call(
            out.name(ClassRefs.LIST) + ".of",
            retry.noRetry().stream().map(type -> out.name(type) + ".class").toList()));
  }

  Expression policy(RetryPolicy retry) {
    String type = out.name(ClassRefs.RETRY_POLICY);
    return retry.retries()
        ? Expression.call("new " + type, parts(retry))
        : Expression.of(type + ".NONE");
  }

  String duration(Duration duration) {
    String type = out.name(ClassRefs.DURATION);
    return duration.isZero()
        ? type + ".ZERO"
        : "%s.parse(%s)".formatted(type, Names.literal(duration.toString()));
  }
}
