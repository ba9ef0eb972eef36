package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.diagnostic.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds checked exceptions in {@code noRetry} that nothing can throw: a checked one must be
 * declared by the method, or be above or below one that is. What returns a stage may fail with
 * anything.
 */
final class NoRetryRule {

  private final SourceTypes types;
  private final Report report;

  NoRetryRule(SourceTypes types, Report report) {
    this.types = types;
    this.report = report;
  }

  /**
   * Judges one {@code @Retry}.
   *
   * @param methods everything that is tried again by it
   * @param owner whose retries they are, for the headline: {@code Desk.charge}
   */
  void check(
      @Nullable AnnotationView retry,
      List<ExecutableType> methods,
      String owner,
      UnaryOperator<Where> place) {
    if (retry == null
        || methods.isEmpty()
        || methods.stream()
            .anyMatch(each -> types.is(each.getReturnType(), Api.COMPLETION_STAGE))) {
      return;
    }
    List<TypeMirror> thrown = new ArrayList<>();
    methods.forEach(each -> thrown.addAll(each.getThrownTypes()));
    for (AnnotationView.ClassLiteral literal : retry.classes("noRetry")) {
      TypeMirror type = literal.type();
      if (isChecked(type) && thrown.stream().noneMatch(each -> areRelated(type, each))) {
        String name = types.simple(type);
        report.add(
            Finding.of(
                    Code.PW173,
                    owner + " does not retry " + name + ", but nothing in it can throw that.",
                    "remove " + name + " from noRetry, or name what is thrown.")
                .fact(
                    "Declared: " + Wording.sortedList(thrown.stream().map(types::simple).toList())),
            place.apply(literal.where()));
      }
    }
  }

  private boolean isChecked(TypeMirror type) {
    return !types.isSubtype(type, "java.lang.RuntimeException")
        && !types.isSubtype(type, "java.lang.Error")
        && !types.is(type, "java.lang.Exception")
        && !types.is(type, "java.lang.Throwable");
  }

  private boolean areRelated(TypeMirror one, TypeMirror other) {
    return types.isAssignable(one, other) || types.isAssignable(other, one);
  }
}
