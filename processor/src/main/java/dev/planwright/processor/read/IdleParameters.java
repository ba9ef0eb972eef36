package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of memories and resources that no field can hold, so that no action can use them.
 *
 * <p>Bodies are not read. It is certain only where every field has the type of some parameter, or a
 * plain one that holds no object: then there is nothing else that a parameter could have gone into,
 * and each needs a field of its own. Of several resources of one type the constructor may choose,
 * so they count only where there is no field for any of them.
 */
final class IdleParameters {

  private final SourceTypes types;
  private final TypeElement agent;
  private final Report report;

  IdleParameters(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.report = report;
  }

  void check(ExecutableElement constructor) {
    if (agent.getKind() == ElementKind.RECORD) {
      return;
    }
    List<VariableElement> fields = new ArrayList<>();
    for (TypeElement at = agent; at != null; at = types.element(at.getSuperclass())) {
      ElementFilter.fieldsIn(at.getEnclosedElements()).stream()
          .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
          .forEach(fields::add);
    }
    Set<String> taken = new LinkedHashSet<>();
    constructor.getParameters().forEach(parameter -> taken.add(types.text(parameter.asType())));
    // A field may be of the plan's own type, which does not exist yet.
    if (!fields.stream()
        .allMatch(
            field ->
                types.resolves(field.asType())
                    && (taken.contains(types.text(field.asType())) || isPlain(field)))) {
      return;
    }
    for (String type : taken) {
      List<? extends VariableElement> candidates =
          constructor.getParameters().stream()
              .filter(parameter -> types.text(parameter.asType()).equals(type))
              .toList();
      List<VariableElement> holders =
          fields.stream().filter(field -> types.text(field.asType()).equals(type)).toList();
      if (holders.size() < candidates.size()) {
        candidates.stream()
            .filter(candidate -> holders.stream().noneMatch(field -> sameName(field, candidate)))
            .limit(candidates.size() - holders.size())
            .filter(candidate -> holders.isEmpty() || types.isMemory(candidate.asType()))
            .forEach(this::warn);
      }
    }
  }

  /** A number, a text, a date or a constant. */
  private boolean isPlain(VariableElement field) {
    TypeElement type = types.element(field.asType());
    return Scalars.of(field.asType(), types.text(field.asType())) != null
        || (type != null && type.getKind() == ElementKind.ENUM);
  }

  private static boolean sameName(VariableElement field, VariableElement parameter) {
    return field.getSimpleName().equals(parameter.getSimpleName());
  }

  private void warn(VariableElement parameter) {
    if (types.is(parameter.asType(), Api.CONFIG)) {
      return;
    }
    boolean memory = types.isMemory(parameter.asType());
    report.add(
        Finding.of(
            memory ? Code.PW211 : Code.PW212,
            SourceTypes.name(agent)
                + " takes the "
                + (memory ? "memory " : "resource ")
                + SourceTypes.name(parameter)
                + " and keeps it nowhere, so no action can use it.",
            "keep it in a final field, or remove the parameter."),
        Where.of(parameter));
  }
}
