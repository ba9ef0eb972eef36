package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severity;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Finds {@code @DurableCall} where it makes nothing durable: on a method that no wrapper overrides.
 * In a plain interface it is only a guess, because a durable one may extend it.
 */
final class StrayCalls {

  private final SourceTypes types;
  private final Report report;

  StrayCalls(SourceTypes types, Report report) {
    this.types = types;
    this.report = report;
  }

  void check(Element call) {
    AnnotationView annotation = AnnotationView.of(call, Api.DURABLE_CALL);
    if (annotation == null || !(call instanceof ExecutableElement method)) {
      return;
    }
    TypeElement owner = SourceTypes.owner(method);
    boolean durable = AnnotationView.isPresent(owner, Api.DURABLE);
    String is = null;
    if (!owner.getKind().isInterface()) {
      is = durable ? null : "is in a class";
    } else if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      is = "has a body, which runs as it is";
    } else if (new DurableShape(types, owner).reconciles(method.getReturnType()) != null) {
      is = "is a reconciler";
    } else if (!durable) {
      is = "is in an interface that is not @Durable";
    }
    if (is != null) {
      Finding finding =
          Finding.of(
              Code.PW815,
              "@DurableCall is on " + SourceTypes.memberName(method) + ", which " + is + ".",
              "move it to an abstract method of a @Durable interface, or remove it.");
      boolean guess = owner.getKind().isInterface() && !durable;
      report.add(guess ? finding.as(Severity.WARNING) : finding, annotation.where());
    }
  }
}
