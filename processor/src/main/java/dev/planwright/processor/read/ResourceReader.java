package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.model.Argument;
import dev.planwright.processor.model.ResourceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Orders the providers that an agent needs so that each comes after what it needs itself.
 *
 * <p>A depth-first walk from the constructor's parameters: the path walked is the path that a
 * message shows. Each mistake is said once, for the first path that meets it.
 */
final class ResourceReader {

  private static final Set<String> SETTINGS =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Double",
          "java.util.Map",
          "java.util.Properties",
          "java.nio.file.Path",
          "java.net.URI");

  private final SourceTypes types;
  private final TypeElement agent;
  private final Map<ResourceKey, ProviderDraft> providers;
  private final Report report;
  private final Map<ResourceKey, ResourceModel> made = new LinkedHashMap<>();
  private final Map<ResourceKey, String> path = new LinkedHashMap<>();

  ResourceReader(
      SourceTypes types,
      TypeElement agent,
      Map<ResourceKey, ProviderDraft> providers,
      Report report) {
    this.types = types;
    this.agent = agent;
    this.providers = providers;
    this.report = report;
  }

  /** Everything that can be made for these parameters, in dependency order. */
  Map<ResourceKey, ResourceModel> read(ConstructorDraft constructor) {
    for (ConstructorDraft.Parameter.Resource need : constructor.resources()) {
      String step = SourceTypes.name(agent) + "(" + need.parameter() + ")";
      make(need.key(), need.type(), step, need.where());
    }
    return made;
  }

  /** The call that makes the key's resource; null if it was reported, or what it needs was. */
  private @Nullable ResourceModel make(ResourceKey key, TypeMirror type, String step, Where where) {
    ResourceModel before = made.get(key);
    if (before != null) {
      return before;
    }
    ProviderDraft provider = providers.get(key);
    if (provider == null) {
      if (!isSaidOfProvider(key, type)) {
        report.add(missing(key, type, step), where);
      }
      return null;
    }
    if (provider.broken()) {
      return null;
    }
    if (path.containsKey(key)) {
      report.add(cycle(key), provider.where());
      return null;
    }
    path.put(key, step);
    List<Argument> arguments = arguments(provider);
    path.remove(key);
    if (arguments.size() < provider.parameters().size()) {
      return null;
    }
    ResourceModel model = model(provider, arguments);
    made.put(key, model);
    return model;
  }

  /**
   * Whether what was meant to provide it is reported already, because nothing can have its result:
   * a primitive in place of its box, or a method with type parameters.
   */
  private boolean isSaidOfProvider(ResourceKey key, TypeMirror type) {
    String erased = types.text(types.types().erasure(type));
    return providers.values().stream()
        .filter(each -> each.broken() && each.key().name().equals(key.name()))
        .anyMatch(
            each ->
                each.type().getKind().isPrimitive()
                    ? types.text(types.boxed(each.type())).equals(key.type())
                    : !each.method().getTypeParameters().isEmpty()
                        && types.text(types.types().erasure(each.type())).equals(erased));
  }

  private List<Argument> arguments(ProviderDraft provider) {
    List<Argument> arguments = new ArrayList<>();
    for (VariableElement parameter : provider.parameters()) {
      TypeMirror type = parameter.asType();
      if (types.is(type, Api.CONFIG)) {
        arguments.add(new Argument.Config());
        continue;
      }
      AnnotationView named = AnnotationView.of(parameter, Api.NAMED);
      ResourceKey key =
          new ResourceKey(
              types.text(type), types.simple(type), named == null ? "" : named.string("value"));
      String step = provider.name() + "(" + SourceTypes.name(parameter) + ")";
      Where where = types.isHere(provider.owner()) ? Where.of(parameter) : provider.where();
      ResourceModel needed = make(key, type, step, where);
      if (needed != null) {
        arguments.add(new Argument.Resource(needed.index()));
      }
    }
    return arguments;
  }

  private ResourceModel model(ProviderDraft provider, List<Argument> arguments) {
    TypeElement raw = types.element(provider.type());
    if (raw == null) {
      throw new IllegalStateException(provider.name() + " is not broken, so it provides a class");
    }
    return new ResourceModel(
        made.size(),
        types.ref(provider.owner()),
        SourceTypes.name(provider.method()),
        provider.key().type(),
        types.ref(raw),
        provider.key().name(),
        arguments,
        types.isSubtype(provider.type(), "java.lang.AutoCloseable"),
        provider.method().getThrownTypes().stream().map(types::text).toList());
  }

  private Finding cycle(ResourceKey key) {
    List<String> circle = new ArrayList<>();
    boolean inside = false;
    for (ResourceKey each : path.keySet()) {
      inside |= each.equals(key);
      if (inside) {
        circle.add(each.toString());
      }
    }
    circle.add(key.toString());
    return Finding.of(
            Code.PW605,
            "Making " + key + " needs " + key + " itself.",
            "let one of them do without the other, or make a third resource that both take.")
        .fact("Path: " + String.join(" needs ", circle));
  }

  private Finding missing(ResourceKey key, TypeMirror type, String step) {
    if (isSetting(type)) {
      return Finding.of(
              Code.PW607,
              step + " takes " + key + ", but settings come as AgentConfig.",
              "take AgentConfig, and read the setting from it by its key.")
          .fact("Nothing provides " + key + ".");
    }
    List<String> provided = providers.keySet().stream().map(ResourceKey::toString).toList();
    Finding finding =
        Finding.of(
            Code.PW601,
            step + " needs " + key + ", but nothing provides it.",
            "add a static @Provides method that returns "
                + key.simple()
                + " to a class in resources.");
    finding = finding.fact("Provided for this agent: " + Wording.sortedList(provided));
    if (!path.isEmpty()) {
      finding = finding.fact("Path: " + String.join(" needs ", path.values()) + " needs " + step);
    }
    for (ProviderDraft provider : providers.values()) {
      boolean sameType = provider.key().type().equals(key.type());
      if (!sameType && types.isAssignable(provider.type(), type)) {
        finding =
            finding.fact(
                provider.name()
                    + " provides "
                    + provider.key()
                    + ", which is one, but only the declared type counts.");
      }
    }
    finding = new NearProviders(types, agent).named(finding, key);
    return finding.didYouMean(Wording.nearest(key.toString(), provided));
  }

  /** Whether it is a value rather than a thing that does something. */
  private boolean isSetting(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    TypeElement element = types.element(type);
    return element != null
        && (SETTINGS.contains(element.getQualifiedName().toString())
            || types.packageOf(element).getQualifiedName().contentEquals("java.time"));
  }
}
