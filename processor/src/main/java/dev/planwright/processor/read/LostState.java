package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of fields, the agent's own and inherited, that hold what a key's next run will miss: one
 * that is not final, or a final one that can be changed and that no parameter of the constructor
 * fits. Bodies are not read, so what a parameter fits counts as set from it. A field of a base
 * class that several agents share is said once, where it stands.
 */
final class LostState {

  private final SourceTypes types;
  private final Mutability mutability;
  private final TypeElement agent;
  private final Report report;

  LostState(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.mutability = new Mutability(types);
    this.agent = agent;
    this.report = report;
  }

  void check(ExecutableElement constructor) {
    for (TypeElement at = agent; at != null; at = types.element(at.getSuperclass())) {
      for (VariableElement field : ElementFilter.fieldsIn(at.getEnclosedElements())) {
        if (!field.getModifiers().contains(Modifier.STATIC) && types.resolves(field.asType())) {
          check(field, constructor);
        }
      }
    }
  }

  private void check(VariableElement field, ExecutableElement constructor) {
    String name = SourceTypes.memberName(field);
    String fix = "keep what must be remembered in a memory that the constructor takes.";
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      say(
          Finding.of(
              Code.PW706,
              name + " is not final, so what an action puts into it is lost with the worker.",
              "make it final; " + fix),
          field);
      return;
    }
    boolean fromParameter =
        constructor.getParameters().stream()
            .anyMatch(each -> types.isAssignable(each.asType(), field.asType()));
    String why = fromParameter ? null : mutability.ofHolder(field.asType());
    if (why != null) {
      say(
          Finding.of(
                  Code.PW707,
                  name
                      + " is a "
                      + types.simple(field.asType())
                      + ", and what is put into it is lost with the worker.",
                  fix)
              .fact("Why " + types.simple(field.asType()) + ": it is " + why + ".")
              .fact("One instance works for many keys, so it also mixes them."),
          field);
    }
  }

  private void say(Finding finding, VariableElement field) {
    boolean here = types.isHere(SourceTypes.owner(field));
    report.add(finding, Where.of(here ? field : agent));
  }
}
