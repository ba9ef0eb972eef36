package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;

/**
 * An action method of an agent or of a supertype.
 *
 * @param agent the agent it was found for
 * @param declaredIn the type that declares it
 * @param method the method
 * @param type the method's type as seen from the agent, type variables bound
 * @param annotation its {@code @Action}
 */
record FoundAction(
    TypeElement agent,
    TypeElement declaredIn,
    ExecutableElement method,
    ExecutableType type,
    AnnotationView annotation) {

  boolean isInherited() {
    return !declaredIn.equals(agent);
  }

  /** As messages write it: {@code DisruptionDesk.track}. */
  String name() {
    return SourceTypes.name(declaredIn) + "." + SourceTypes.name(method);
  }

  /**
   * The place itself if it is in the agent. A supertype may be in a class file, and a mistake in it
   * may be one for this agent only, so an inherited action's mistakes stand at the agent.
   */
  Where at(Where exact) {
    return isInherited() ? Where.of(agent) : exact;
  }

  Where at(Element element) {
    return at(Where.of(element));
  }

  Where at() {
    return at(method);
  }
}
