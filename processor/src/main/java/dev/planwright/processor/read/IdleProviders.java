package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severity;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of providers that nothing uses.
 *
 * <p>Agents of a package may share a resources class: then the first of them by name speaks for
 * all, and only of what no constructor of them leads to. Codecs are left out there, because which
 * types another agent stores is not read. Where the class is public an agent may be anywhere, so
 * that is only noted.
 */
final class IdleProviders {

  private final SourceTypes types;
  private final TypeElement agent;
  private final Collection<ProviderDraft> providers;
  private final Report report;

  IdleProviders(
      SourceTypes types, TypeElement agent, Map<?, ProviderDraft> providers, Report report) {
    this.types = types;
    this.agent = agent;
    this.providers = providers.values();
    this.report = report;
  }

  /**
   * Judges the agent's resources classes.
   *
   * @param used what the agent uses
   */
  void check(AnnotationView annotation, Set<ResourceKey> used) {
    for (AnnotationView.ClassLiteral literal : annotation.classes("resources")) {
      TypeElement owner = types.element(literal.type());
      if (owner == null) {
        continue;
      }
      List<ProviderDraft> own =
          providers.stream().filter(each -> each.owner().equals(owner)).toList();
      List<ProviderDraft> idle =
          own.stream().filter(each -> !used.contains(each.key()) && !each.broken()).toList();
      if (own.isEmpty()) {
        report.add(empty(SourceTypes.name(owner)), literal.where());
      } else if (idle.size() == own.size() && !agent.equals(owner.getEnclosingElement())) {
        report.add(unused("", SourceTypes.name(owner)), literal.where());
      } else if (!idle.isEmpty()) {
        checkEach(owner, idle);
      }
    }
  }

  private void checkEach(TypeElement owner, List<ProviderDraft> idle) {
    List<TypeElement> others = sharing(owner);
    if (others.stream().anyMatch(other -> name(other).compareTo(name(agent)) < 0)) {
      return;
    }
    Set<String> needed = needed(others);
    for (ProviderDraft each : idle) {
      boolean codec = types.is(each.type(), Api.CODEC);
      if (others.isEmpty() || !(codec || needed.contains(each.key().type()))) {
        String like = others.isEmpty() ? "" : ", like the other agents of its package,";
        Finding finding = unused(like, each.name());
        report.add(types.isPublic(owner) ? finding.as(Severity.NOTE) : finding, each.where());
      }
    }
  }

  private static String name(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  /** The other agents of the package that name the resources class. */
  private List<TypeElement> sharing(TypeElement owner) {
    return types.packageOf(agent).getEnclosedElements().stream()
        .flatMap(SourceTypes::withNested)
        .filter(each -> !each.equals(agent) && names(each, owner))
        .toList();
  }

  private boolean names(TypeElement other, TypeElement owner) {
    AnnotationView annotation = AnnotationView.of(other, Api.AGENT);
    try {
      return annotation != null
          && annotation.classes("resources").stream()
              .anyMatch(literal -> owner.equals(types.element(literal.type())));
    } catch (UnresolvedTypeException e) {
      return true; // Not this agent's mistake, and it may well be the one.
    }
  }

  /** The types that these constructors take, and what their providers take in turn. */
  private Set<String> needed(List<TypeElement> others) {
    Set<String> needed = new HashSet<>();
    Deque<VariableElement> open = new ArrayDeque<>();
    for (TypeElement other : others) {
      ElementFilter.constructorsIn(other.getEnclosedElements())
          .forEach(constructor -> open.addAll(constructor.getParameters()));
    }
    while (!open.isEmpty()) {
      VariableElement parameter = open.remove();
      if (types.resolves(parameter.asType()) && needed.add(types.text(parameter.asType()))) {
        String type = types.text(parameter.asType());
        providers.stream()
            .filter(each -> each.key().type().equals(type))
            .forEach(each -> open.addAll(each.parameters()));
      }
    }
    return needed;
  }

  private Finding empty(String name) {
    return Finding.of(
        Code.PW610,
        SourceTypes.name(agent) + " names " + name + " in resources, but it provides nothing.",
        "add @Provides to its static methods, or remove it from resources.");
  }

  private Finding unused(String like, String what) {
    return Finding.of(
        Code.PW606,
        SourceTypes.name(agent) + like + " has no use for " + what + ".",
        "remove it, or take what it provides in the constructor.");
  }
}
