package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severity;
import java.util.Collection;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes with actions that are no agents and that no agent can inherit from.
 *
 * <p>Certain for a final class; for another that only its own package sees, a guess; anything else
 * may be a base class of agents elsewhere.
 */
final class StrayActions {

  private final SourceTypes types;
  private final Report report;

  StrayActions(SourceTypes types, Report report) {
    this.types = types;
    this.report = report;
  }

  /** Reports what is wrong with the class that declares an action, at the action's annotation. */
  void check(Element action, Collection<TypeElement> agents) {
    Finding finding = finding(SourceTypes.owner(action), agents);
    AnnotationView annotation = AnnotationView.of(action, Api.ACTION);
    if (finding != null && annotation != null) {
      report.add(finding, annotation.where());
    }
  }

  private @Nullable Finding finding(TypeElement owner, Collection<TypeElement> agents) {
    if (AnnotationView.isPresent(owner, Api.AGENT) || owner.getKind() == ElementKind.INTERFACE) {
      return null;
    }
    Finding finding =
        Finding.of(
            Code.PW155,
            SourceTypes.name(owner)
                + " has actions, but it is no agent, so nothing ever calls them.",
            "add @Agent to it.");
    if (SourceTypes.isLeaf(owner)) {
      return finding;
    }
    Set<Modifier> modifiers = owner.getModifiers();
    boolean closed =
        !modifiers.contains(Modifier.PUBLIC) && !modifiers.contains(Modifier.PROTECTED);
    boolean inherited =
        agents.stream()
            .anyMatch(
                agent ->
                    types
                        .types()
                        .isSubtype(
                            types.types().erasure(agent.asType()),
                            types.types().erasure(owner.asType())));
    return closed && !inherited && !modifiers.contains(Modifier.ABSTRACT)
        ? finding.as(Severity.WARNING)
        : null;
  }
}
