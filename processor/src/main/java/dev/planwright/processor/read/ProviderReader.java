package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code @Provides} methods of an agent's resources classes, in order, each type and name
 * once.
 */
final class ProviderReader {

  private final SourceTypes types;
  private final PackageElement plan;
  private final Report report;
  private final Plumbing plumbing;

  ProviderReader(SourceTypes types, PackageElement plan, Report report) {
    this.types = types;
    this.plan = plan;
    this.report = report;
    this.plumbing = new Plumbing(types, report);
  }

  Map<ResourceKey, ProviderDraft> read(AnnotationView agent) {
    Map<ResourceKey, ProviderDraft> providers = new LinkedHashMap<>();
    for (AnnotationView.ClassLiteral literal : agent.classes("resources")) {
      TypeElement owner = types.element(literal.type());
      if (owner != null) {
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
          if (AnnotationView.isPresent(method, Api.PROVIDES)) {
            add(draft(owner, method, literal.where()), providers);
          }
        }
      }
    }
    return providers;
  }

  private ProviderDraft draft(TypeElement owner, ExecutableElement method, Where resources) {
    Where where = types.isHere(owner) ? Where.of(method) : resources;
    AnnotationView named = AnnotationView.of(method, Api.NAMED);
    ResourceKey key =
        new ResourceKey(
            types.text(method.getReturnType()),
            types.simple(method.getReturnType()),
            named == null ? "" : named.string("value"));
    ProviderDraft draft = new ProviderDraft(owner, method, key, where, false);
    Finding mistake = mistake(draft);
    boolean broken = mistake != null;
    if (mistake != null) {
      report.add(mistake, where);
    }
    for (VariableElement parameter : method.getParameters()) {
      Where at = types.isHere(owner) ? Where.of(parameter) : where;
      broken |= plumbing.isMisplaced(method, parameter, at);
    }
    return new ProviderDraft(owner, method, key, where, broken);
  }

  private void add(ProviderDraft draft, Map<ResourceKey, ProviderDraft> providers) {
    ProviderDraft before = providers.putIfAbsent(draft.key(), draft);
    if (before != null && !before.method().equals(draft.method())) {
      report.add(
          Finding.of(
                  Code.PW602,
                  draft.key() + " is provided twice.",
                  "remove one, or tell them apart with @Named on both and on who needs them.")
              .fact("Provided by: " + before.name() + ", " + draft.name()),
          draft.where());
    }
  }

  private @Nullable Finding mistake(ProviderDraft draft) {
    String name = "The provider " + draft.name();
    Set<Modifier> modifiers = draft.method().getModifiers();
    if (!modifiers.contains(Modifier.STATIC)) {
      return Finding.of(
          Code.PW603,
          name
              + " is not static, so the plan would need an instance of "
              + SourceTypes.name(draft.owner())
              + ".",
          "make it static.");
    }
    if (modifiers.contains(Modifier.PRIVATE)) {
      return Finding.of(
          Code.PW604,
          name + " is private, so the plan cannot call it.",
          "remove private; package-private is enough beside the agent.");
    }
    boolean samePackage = types.packageOf(draft.owner()).equals(plan);
    if (!types.isVisible(draft.owner(), plan)
        || (!samePackage && !modifiers.contains(Modifier.PUBLIC))) {
      return Finding.of(
          Code.PW604,
          name + " is not visible to the plan in package " + plan.getQualifiedName() + ".",
          samePackage
              ? "remove private from " + SourceTypes.name(draft.owner()) + " and what is around it."
              : "make the method and its class public.");
    }
    TypeMirror thrown = types.notPassedOn(draft.method().getThrownTypes());
    if (thrown != null) {
      return Finding.of(
          Code.PW604,
          name + " throws " + types.simple(thrown) + ", which the plan cannot let pass.",
          "declare the exceptions that it throws, or Exception.");
    }
    Finding unusable = unusable(draft, name);
    if (unusable == null && types.is(draft.type(), Api.CODEC) && !draft.parameters().isEmpty()) {
      return Finding.of(
          Code.PW609,
          name
              + " makes a codec and has parameters, but codecs are needed before there is a worker.",
          "remove the parameters; a codec has nothing to configure.");
    }
    return unusable;
  }

  private @Nullable Finding unusable(ProviderDraft draft, String name) {
    TypeMirror type = draft.type();
    if (type.getKind() != TypeKind.DECLARED || !draft.method().getTypeParameters().isEmpty()) {
      String what =
          draft.method().getTypeParameters().isEmpty()
              ? " returns " + types.simple(type) + ", which cannot be a resource."
              : " has type parameters, which nothing binds.";
      return Finding.of(
          Code.PW608, name + what, "return the class or interface that the agent takes.");
    }
    for (TypeElement named : types.classesIn(type)) {
      if (!types.isVisible(named, plan)) {
        return Finding.of(
            Code.PW604,
            name + " returns " + types.simple(type) + ", which the plan cannot see.",
            "make "
                + SourceTypes.name(named)
                + " visible in package "
                + plan.getQualifiedName()
                + ".");
      }
    }
    return null;
  }
}
