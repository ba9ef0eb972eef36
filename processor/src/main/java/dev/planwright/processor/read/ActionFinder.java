package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the action methods of an agent: supertypes' first, each type's in declaration order.
 *
 * <p>Walks the hierarchy itself, because the order of {@code getAllMembers} is arbitrary on ECJ. A
 * method that is overridden does not count; its override does, and must say {@code @Action} again,
 * so that reading the agent alone shows its actions.
 */
final class ActionFinder {

  private final SourceTypes types;
  private final TypeElement agent;
  private final Report report;

  ActionFinder(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.report = report;
  }

  /** Every action that the plan can call; what it cannot call is reported. */
  List<FoundAction> find() {
    Set<TypeElement> hierarchy = new LinkedHashSet<>();
    types.addLineage(agent, hierarchy);
    List<ExecutableElement> methods = new ArrayList<>();
    hierarchy.forEach(type -> methods.addAll(ElementFilter.methodsIn(type.getEnclosedElements())));
    List<FoundAction> found = new ArrayList<>();
    for (ExecutableElement method : methods) {
      AnnotationView annotation = AnnotationView.of(method, Api.ACTION);
      if (annotation != null && !isOverridden(method, methods)) {
        FoundAction action = found(method, annotation);
        if (isCallable(action)) {
          found.add(action);
        }
      }
    }
    return found;
  }

  private FoundAction found(ExecutableElement method, AnnotationView annotation) {
    TypeMirror seen = types.types().asMemberOf((DeclaredType) agent.asType(), method);
    return new FoundAction(
        agent, SourceTypes.owner(method), method, (ExecutableType) seen, annotation);
  }

  private boolean isOverridden(ExecutableElement method, List<ExecutableElement> methods) {
    ExecutableElement last = lastOverride(method, methods);
    if (last == null) {
      return false;
    }
    if (!AnnotationView.isPresent(last, Api.ACTION)) {
      String name = SourceTypes.memberName(last);
      String overridden = SourceTypes.memberName(method);
      boolean here = SourceTypes.owner(last).equals(agent);
      report.add(
          Finding.of(
              Code.PW154,
              name + " overrides the action " + overridden + " without being one.",
              "repeat @Action on " + name + ", or rename it if it is something else."),
          Where.of(here ? last : agent));
    }
    return true;
  }

  private @Nullable ExecutableElement lastOverride(
      ExecutableElement method, List<ExecutableElement> methods) {
    ExecutableElement last = null;
    for (ExecutableElement other : methods) {
      if (types.overrides(other, method, agent)) {
        last = other;
      }
    }
    return last;
  }

  private boolean isCallable(FoundAction action) {
    Set<Modifier> modifiers = action.method().getModifiers();
    String name = action.name();
    if (modifiers.contains(Modifier.PRIVATE)) {
      report.add(
          Finding.of(
              Code.PW111,
              "The action " + name + " is private, so the plan cannot call it.",
              "remove private; package-private is enough."),
          action.at());
    } else if (modifiers.contains(Modifier.STATIC)) {
      report.add(
          Finding.of(
              Code.PW112,
              "The action " + name + " is static.",
              "remove static: an action belongs to an agent that is made for each worker."),
          action.at());
    } else if (!action.method().getTypeParameters().isEmpty()) {
      report.add(
          Finding.of(
              Code.PW113,
              "The action " + name + " has type parameters of its own.",
              "name the event types; a generic base class may have them as its parameters."),
          action.at());
    } else if (action.isInherited()
        && !modifiers.contains(Modifier.PUBLIC)
        && !samePackage(action.declaredIn())) {
      report.add(
          Finding.of(
              Code.PW115,
              SourceTypes.name(agent)
                  + " inherits the action "
                  + name
                  + " from package "
                  + types.packageOf(action.declaredIn()).getQualifiedName()
                  + ", and it is not public.",
              "make " + name + " public, or override it here with @Action."),
          action.at());
    } else {
      return true;
    }
    return false;
  }

  private boolean samePackage(Element other) {
    return types.packageOf(other).equals(types.packageOf(agent));
  }
}
