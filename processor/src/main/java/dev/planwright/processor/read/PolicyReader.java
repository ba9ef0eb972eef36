package dev.planwright.processor.read;

import dev.planwright.FailureAction;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.FailurePolicy;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads {@code @OnFailure}, of the agent or of an action. */
final class PolicyReader {

  static final FailurePolicy DEFAULT =
      new FailurePolicy(1, Duration.ZERO, 1, Duration.ZERO, 0, List.of(), FailureAction.FAIL);

  private final SourceTypes types;
  private final Report report;

  PolicyReader(SourceTypes types, Report report) {
    this.types = types;
    this.report = report;
  }

  /**
   * The policy that an annotation's {@code onFailure} states.
   *
   * @param otherwise the policy if it states none
   * @param place where a mistake at an exact place is to be reported
   */
  FailurePolicy read(
      AnnotationView annotation, FailurePolicy otherwise, UnaryOperator<Where> place) {
    AnnotationView onFailure = annotation.nested("onFailure");
    if (onFailure == null) {
      return otherwise;
    }
    FailureAction then = FailureAction.valueOf(onFailure.constant("then", "FAIL"));
    AnnotationView retry = onFailure.nested("retry");
    if (retry == null) {
      return new FailurePolicy(1, Duration.ZERO, 1, Duration.ZERO, 0, List.of(), then);
    }
    int attempts = retry.value("attempts", Integer.class, 1);
    double multiplier = retry.value("multiplier", Double.class, 1.0);
    double jitter = retry.value("jitter", Double.class, 0.0);
    if (attempts < 1) {
      range(retry, "attempts", attempts, "at least 1: the first attempt counts", place);
    }
    if (!(multiplier >= 1)) {
      range(retry, "multiplier", multiplier, "at least 1, so that waits do not shrink", place);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      range(retry, "jitter", jitter, "a share from 0 to 1", place);
    }
    return new FailurePolicy(
        attempts,
        duration(retry, "backoff", place),
        multiplier,
        duration(retry, "maxBackoff", place),
        jitter,
        noRetry(retry),
        then);
  }

  private List<ClassRef> noRetry(AnnotationView retry) {
    return retry.classes("noRetry").stream()
        .map(value -> types.element(value.type()))
        .filter(TypeElement.class::isInstance)
        .map(types::ref)
        .toList();
  }

  private Duration duration(AnnotationView retry, String attribute, UnaryOperator<Where> place) {
    String text = retry.string(attribute);
    Duration duration = text.isEmpty() ? Duration.ZERO : parse(text);
    if (duration != null && !duration.isNegative()) {
      return duration;
    }
    report.add(
        Finding.of(
            Code.PW171,
            attribute + " = \"" + text + "\" is not an ISO-8601 duration.",
            "write for example PT0.2S for 200 milliseconds, PT5M for five minutes, P1D for a day."),
        place.apply(retry.where(attribute)));
    return Duration.ZERO;
  }

  private static @Nullable Duration parse(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void range(
      AnnotationView retry,
      String attribute,
      Object value,
      String legal,
      UnaryOperator<Where> place) {
    report.add(
        Finding.of(
            Code.PW172,
            attribute + " = " + value + " is out of range.",
            "write a value that is " + legal + "."),
        place.apply(retry.where(attribute)));
  }
}
