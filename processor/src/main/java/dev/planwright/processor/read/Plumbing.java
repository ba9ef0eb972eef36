package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds emitters and contexts outside of action parameters, and memories outside of the agent's
 * constructor.
 */
final class Plumbing {

  private final SourceTypes types;
  private final Report report;

  Plumbing(SourceTypes types, Report report) {
    this.types = types;
    this.report = report;
  }

  /**
   * Whether a parameter of the agent's constructor is none of its business; then it is reported.
   */
  boolean isMisplaced(TypeElement agent, VariableElement parameter, Where where) {
    return isEmitterOrContext(
        SourceTypes.name(agent) + " takes the ", parameter, " in its constructor", where);
  }

  /** The same for the parameter of a provider, where a memory has no business either. */
  boolean isMisplaced(ExecutableElement provider, VariableElement parameter, Where where) {
    String name = SourceTypes.memberName(provider);
    if (types.isMemory(parameter.asType())) {
      report.add(
          Finding.of(
              Code.PW163,
              "The provider " + name + " takes the memory " + SourceTypes.name(parameter) + ".",
              "take it in the agent's constructor: a memory belongs to a key, a resource to a worker."),
          where);
      return true;
    }
    return isEmitterOrContext("The provider " + name + " takes the ", parameter, "", where);
  }

  /**
   * Reports fields that hold an emitter or a context, and those for memories that nothing gives.
   */
  void checkFields(TypeElement agent, ExecutableElement constructor) {
    if (agent.getKind() == ElementKind.RECORD) {
      return;
    }
    boolean takesMemory =
        constructor.getParameters().stream().anyMatch(each -> types.isMemory(each.asType()));
    for (VariableElement field : ElementFilter.fieldsIn(agent.getEnclosedElements())) {
      if (!types.resolves(field.asType())) {
        continue;
      }
      isEmitterOrContext(
          SourceTypes.name(agent) + " keeps the ", field, " in a field", Where.of(field));
      boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
      if (types.isMemory(field.asType()) && (isStatic || !takesMemory)) {
        report.add(
            Finding.of(
                Code.PW163,
                SourceTypes.name(agent)
                    + " keeps the memory "
                    + SourceTypes.name(field)
                    + (isStatic
                        ? " in a static field."
                        : " in a field, but its constructor takes none."),
                "take it in the constructor and keep it in a final field."),
            Where.of(field));
      }
    }
  }

  /** Reports components of an event that belong to an action or to the agent. */
  void checkEvent(TypeElement agent, TypeElement event) {
    for (RecordComponentElement component : event.getRecordComponents()) {
      String before = "The event " + SourceTypes.name(event) + " carries the ";
      if (types.isMemory(component.asType())) {
        report.add(
            Finding.of(
                Code.PW163,
                before + "memory " + SourceTypes.name(component) + ".",
                "put the value into the event: a memory cannot leave its agent."),
            Where.of(agent));
      } else {
        isEmitterOrContext(before, component, "", Where.of(agent));
      }
    }
  }

  private boolean isEmitterOrContext(String before, Element holder, String after, Where where) {
    TypeMirror type = holder.asType();
    String name = SourceTypes.name(holder);
    if (types.is(type, Api.EMITTER)) {
      report.add(
          Finding.of(
              Code.PW161,
              before + "emitter " + name + after + ".",
              "make it a parameter of the action that emits: that is where the flow is declared."),
          where);
      return true;
    }
    if (types.is(type, Api.CONTEXT)) {
      report.add(
          Finding.of(
              Code.PW162,
              before + "context " + name + after + ".",
              "make ActionContext a parameter of the action that needs it."),
          where);
      return true;
    }
    return false;
  }
}
