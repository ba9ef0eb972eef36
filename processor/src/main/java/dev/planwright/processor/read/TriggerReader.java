package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.read.ActionDraft.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads what triggers an action: {@code on}, or else the type of its first parameter as seen from
 * the agent. Every type of {@code on} must be assignable to that parameter.
 */
final class TriggerReader {

  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Enum",
          "java.lang.Comparable",
          "java.io.Serializable",
          "java.lang.constant.Constable");

  private final SourceTypes types;
  private final EventTypeReader events;
  private final Report report;

  TriggerReader(SourceTypes types, EventTypeReader events, Report report) {
    this.types = types;
    this.events = events;
    this.report = report;
  }

  /** The triggers, or null if something about them was reported. */
  @Nullable List<Trigger> read(FoundAction action, VariableElement parameter, TypeMirror type) {
    if (!action.annotation().has("on")) {
      EventType event = events.read(type, action.name() + " takes", action.at(parameter));
      return event == null ? null : List.of(new Trigger(event, action.at(parameter)));
    }
    List<AnnotationView.ClassLiteral> values = action.annotation().classes("on");
    if (values.isEmpty()) {
      report.add(
          Finding.of(
              Code.PW133,
              action.name() + " has an empty on, so nothing can trigger it.",
              "leave on out, which means " + types.simple(type) + ", or name the events."),
          action.at(action.annotation().where("on")));
      return null;
    }
    if (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.TYPEVAR) {
      events.read(type, action.name() + " takes", action.at(parameter));
      return null;
    }
    List<Trigger> triggers = new ArrayList<>();
    for (AnnotationView.ClassLiteral value : values) {
      EventType event =
          events.read(value.type(), action.name() + " is triggered by", action.at(value.where()));
      if (event == null) {
        return null;
      }
      triggers.add(new Trigger(event, action.at(value.where())));
    }
    return areDistinct(action, triggers) && fit(action, triggers, type) ? triggers : null;
  }

  private boolean areDistinct(FoundAction action, List<Trigger> triggers) {
    for (int i = 0; i < triggers.size(); i++) {
      for (int j = 0; j < i; j++) {
        EventType later = triggers.get(i).type();
        EventType earlier = triggers.get(j).type();
        String name = SourceTypes.name(later.element());
        if (later.ref().equals(earlier.ref())) {
          report.add(
              Finding.of(
                  Code.PW134,
                  action.name() + " names " + name + " twice in on.",
                  "remove the second " + name + ": an event triggers an action once."),
              triggers.get(i).where());
          return false;
        }
        boolean laterIsChild = isChild(later, earlier);
        if (laterIsChild || isChild(earlier, later)) {
          EventType child = laterIsChild ? later : earlier;
          EventType parent = laterIsChild ? earlier : later;
          String childName = SourceTypes.name(child.element());
          String parentName = SourceTypes.name(parent.element());
          report.add(
              Finding.of(
                  Code.PW135,
                  action.name()
                      + " names both "
                      + childName
                      + " and its sealed parent "
                      + parentName
                      + " in on.",
                  "remove " + childName + ", which " + parentName + " covers."),
              triggers.get(laterIsChild ? i : j).where());
          return false;
        }
      }
    }
    return true;
  }

  private boolean isChild(EventType child, EventType parent) {
    return types.types().isSubtype(child.element().asType(), parent.element().asType());
  }

  private boolean fit(FoundAction action, List<Trigger> triggers, TypeMirror parameter) {
    for (Trigger trigger : triggers) {
      if (!types.isAssignable(trigger.type().element().asType(), parameter)) {
        report.add(misfit(action, trigger, triggers, parameter), trigger.where());
        return false;
      }
    }
    return true;
  }

  private Finding misfit(
      FoundAction action, Trigger trigger, List<Trigger> triggers, TypeMirror parameter) {
    String name = SourceTypes.name(trigger.type().element());
    List<String> common = common(triggers);
    if (triggers.size() > 1 && common.isEmpty()) {
      List<String> names =
          triggers.stream().map(each -> SourceTypes.name(each.type().element())).toList();
      return Finding.of(
              Code.PW132,
              action.name() + " is triggered by types that no parameter type has in common.",
              "write one action for each, or seal them under one interface and take that.")
          .fact("Triggers: " + Wording.list(names))
          .fact("Parameter: " + types.simple(parameter));
    }
    String fix =
        triggers.size() > 1
            ? "declare the parameter as " + common.get(0) + "."
            : "declare the parameter as " + name + ", or name another event in on.";
    return Finding.of(
        Code.PW131,
        "The parameter of "
            + action.name()
            + " is "
            + types.simple(parameter)
            + ", but "
            + name
            + " triggers it.",
        fix);
  }

  /** What all triggers are, nearest first, and that says more than being an object. */
  private List<String> common(List<Trigger> triggers) {
    Set<String> shared = new LinkedHashSet<>();
    for (int i = 0; i < triggers.size(); i++) {
      Set<String> parents = new LinkedHashSet<>();
      addParents(triggers.get(i).type().element().asType(), parents);
      if (i == 0) {
        shared.addAll(parents);
      } else {
        shared.retainAll(parents);
      }
    }
    return List.copyOf(shared);
  }

  private void addParents(TypeMirror type, Set<String> parents) {
    TypeElement element = types.element(type);
    if (element != null && !SAYS_NOTHING.contains(element.getQualifiedName().toString())) {
      parents.add(SourceTypes.name(element));
      types.types().directSupertypes(type).forEach(parent -> addParents(parent, parents));
    }
  }
}
