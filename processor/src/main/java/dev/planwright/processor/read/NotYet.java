package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.AnnotationValue;

/**
 * Refuses attributes whose behaviour this release does not have: an attribute that is accepted and
 * ignored would be worse than one that does not exist.
 */
final class NotYet {

  private final Report report;

  NotYet(Report report) {
    this.report = report;
  }

  void check(AnnotationView annotation, UnaryOperator<Where> place, String... attributes) {
    for (String attribute : attributes) {
      AnnotationValue value = annotation.explicit(attribute);
      if (value != null && !isEmpty(value)) {
        String name = "@" + annotation.mirror().getAnnotationType().asElement().getSimpleName();
        refuse(name + "(" + attribute + ")", place.apply(annotation.where(attribute)), attribute);
      }
    }
  }

  void refuse(String what, Where where, String attribute) {
    report.add(
        Finding.of(
            Code.PW010,
            what + " is not supported yet.",
            "remove " + attribute + "; a later release will have it."),
        where);
  }

  private static boolean isEmpty(AnnotationValue value) {
    return value.getValue() instanceof List<?> list ? list.isEmpty() : "".equals(value.getValue());
  }
}
