package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.RetryPolicy;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Retry} and the durations of other annotations. */
final class RetryReader {

  static final String DURATIONS =
      "write for example PT0.2S for 200 milliseconds, PT5M for five minutes, P1D for a day.";

  private final SourceTypes types;
  private final PackageElement plan;
  private final Report report;

  RetryReader(SourceTypes types, PackageElement plan, Report report) {
    this.types = types;
    this.plan = plan;
    this.report = report;
  }

  /**
   * The retries that an annotation states; what is wrong with them is reported.
   *
   * @param owner whose retries they are, for the headline: {@code Desk.charge}
   * @param place where a mistake at an exact place is to be reported
   */
  RetryPolicy read(@Nullable AnnotationView retry, String owner, UnaryOperator<Where> place) {
    if (retry == null) {
      return RetryPolicy.NONE;
    }
    int attempts = retry.value("attempts", Integer.class, 1);
    double multiplier = retry.value("multiplier", Double.class, 1.0);
    double jitter = retry.value("jitter", Double.class, 0.0);
    if (attempts < 1) {
      range(retry, "attempts", attempts, "at least 1: the first attempt counts", owner, place);
    }
    if (!(multiplier >= 1)) {
      range(
          retry, "multiplier", multiplier, "at least 1, so that waits do not shrink", owner, place);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      range(retry, "jitter", jitter, "a share from 0 to 1", owner, place);
    }
    Duration backoff = duration(retry, "backoff", owner, place);
    Duration maxBackoff = duration(retry, "maxBackoff", owner, place);
    if (!maxBackoff.isZero() && maxBackoff.compareTo(backoff) < 0) {
      range(
          retry,
          "maxBackoff",
          retry.string("maxBackoff"),
          "not less than backoff, the first wait",
          owner,
          place);
    }
    return new RetryPolicy(
        attempts, backoff, multiplier, maxBackoff, jitter, noRetry(retry, owner, place));
  }

  private List<ClassRef> noRetry(AnnotationView retry, String owner, UnaryOperator<Where> place) {
    List<ClassRef> named = new ArrayList<>();
    for (AnnotationView.ClassLiteral literal : retry.classes("noRetry")) {
      TypeElement type = types.element(literal.type());
      if (type == null) {
        continue;
      }
      if (!types.isVisible(type, plan)) {
        String name = SourceTypes.name(type);
        report.add(
            Finding.of(
                Code.PW177,
                owner + " does not retry " + name + ", which the plan cannot see.",
                "make " + name + " package-private here, or public if it is in another package."),
            place.apply(literal.where()));
      } else {
        named.add(types.ref(type));
      }
    }
    return named;
  }

  /** The duration of an attribute, zero if it is empty or reported. */
  Duration duration(
      AnnotationView annotation, String attribute, String owner, UnaryOperator<Where> place) {
    String text = annotation.string(attribute);
    Duration duration = text.isEmpty() ? Duration.ZERO : parse(text);
    if (duration != null && !duration.isNegative()) {
      return duration;
    }
    report.add(
        Finding.of(
            Code.PW171,
            owner + " has " + attribute + " = \"" + text + "\", which is no ISO-8601 duration.",
            DURATIONS),
        place.apply(annotation.where(attribute)));
    return Duration.ZERO;
  }

  /** The same for a limit, which must not be zero when it is written out. */
  Duration limit(
      AnnotationView annotation, String attribute, String owner, UnaryOperator<Where> place) {
    int found = report.size();
    Duration duration = duration(annotation, attribute, owner, place);
    String text = annotation.string(attribute);
    if (report.size() == found && duration.isZero() && !text.isEmpty()) {
      range(annotation, attribute, text, "more than nothing", owner, place);
    }
    return duration;
  }

  static @Nullable Duration parse(String text) {
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
      String owner,
      UnaryOperator<Where> place) {
    report.add(
        Finding.of(
            Code.PW172,
            owner + " has " + attribute + " = " + value + ", which is out of range.",
            "write a value that is " + legal + "."),
        place.apply(retry.where(attribute)));
  }
}
