package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Finding;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what was probably meant to provide a resource: a static method of the resources classes
 * without {@code @Provides}, or a provider in a class that is not among them, the agent itself or a
 * parent.
 */
final class NearProviders {

  private final SourceTypes types;
  private final Set<TypeElement> resources = new LinkedHashSet<>();
  private final Set<TypeElement> near = new LinkedHashSet<>();

  NearProviders(SourceTypes types, TypeElement agent) {
    this.types = types;
    AnnotationView annotation = AnnotationView.of(agent, Api.AGENT);
    if (annotation != null) {
      for (AnnotationView.ClassLiteral literal : annotation.classes("resources")) {
        TypeElement named = types.element(literal.type());
        if (named != null) {
          resources.add(named);
          types.addLineage(named, near);
        }
      }
    }
    near.add(agent);
  }

  /** The finding, with a fact for each method that nearly provides the resource. */
  Finding named(Finding finding, ResourceKey key) {
    Finding named = finding;
    for (TypeElement type : near) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        boolean provides = AnnotationView.isPresent(method, Api.PROVIDES);
        if (provides != resources.contains(type) && returns(method, key)) {
          named =
              named.fact(
                  SourceTypes.memberName(method)
                      + (provides
                          ? " provides it, but "
                              + SourceTypes.name(type)
                              + " is not one of the resources."
                          : " returns it, but is not marked with @Provides."));
        }
      }
    }
    return named;
  }

  /** A method may return the plan itself, which does not exist yet. */
  private boolean returns(ExecutableElement method, ResourceKey key) {
    return types.resolves(method.getReturnType())
        && types.text(method.getReturnType()).equals(key.type());
  }
}
