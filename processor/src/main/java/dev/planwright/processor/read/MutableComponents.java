package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of parts of events, memories and arguments that can be changed after they were handed over:
 * then a repeated execution would see something else than the first.
 */
final class MutableComponents {

  private final SourceTypes types;
  private final Mutability mutability;
  private final Report report;
  private final Set<String> seen = new HashSet<>();

  MutableComponents(SourceTypes types, Report report) {
    this.types = types;
    this.mutability = new Mutability(types);
    this.report = report;
  }

  /**
   * Judges a type and all that it is made of.
   *
   * @param what holds it, for the headline: {@code The memory baskets holds}
   * @param where what has no place of its own is reported
   */
  void check(TypeMirror type, String what, Where where) {
    if (!seen.add(types.text(type))) {
      return;
    }
    String why = mutability.of(type);
    if (why != null) {
      report.add(
          Finding.of(
                  Code.PW708,
                  what
                      + " "
                      + types.simple(type)
                      + ", which can be changed after it is handed over.",
                  "take a record, a List or another value, or copy it on the way in and out.")
              .fact("Why: " + types.simple(type) + " is " + why + "."),
          where);
      return;
    }
    types.arguments(type).forEach(argument -> check(argument, what, where));
    TypeElement element = types.element(type);
    if (element == null) {
      return;
    }
    if (element.getKind() == ElementKind.RECORD) {
      for (RecordComponentElement component : element.getRecordComponents()) {
        check(
            component.asType(),
            SourceTypes.name(element) + "." + SourceTypes.name(component) + " is",
            at(component, element, where));
      }
    } else if (SourceTypes.isSealedParent(element)) {
      SourceTypes.permitted(element).forEach(child -> check(child, what, where));
    }
  }

  /** At the component's field, the only place in a record that javac knows. */
  private Where at(RecordComponentElement component, TypeElement record, Where otherwise) {
    if (types.isHere(record)) {
      for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
        if (field.getSimpleName().equals(component.getSimpleName())) {
          return Where.of(field);
        }
      }
    }
    return otherwise;
  }
}
