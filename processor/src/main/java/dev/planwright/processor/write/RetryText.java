package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
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
        classes(retry.noRetry()));
  }

  private Expression classes(List<ClassRef> types) {
    String head = out.name(ClassRefs.LIST) + ".of";
    var classes = new ArrayList<String>();
    for (ClassRef type : types) {
      classes.add(out.name(type) + ".class");
    }
    return Expression.call(head, classes);
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
        : type + ".parse(" + Names.literal(duration.toString()) + ")";
  }
}
