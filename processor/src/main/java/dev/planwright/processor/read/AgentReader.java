package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.graph.EventGraph;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.ResourceModel;
import dev.planwright.processor.read.ActionDraft.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads one agent from its class to its model.
 *
 * <p>Everything is read as far as it makes sense, so that one compile shows all mistakes: the
 * class, its input and output, each action, the constructor, the resources. Only when all of that
 * is right by itself are the parts looked at together: first how types are stored, then the event
 * graph. The model exists if nothing was found that it could not express.
 */
final class AgentReader {

  private final SourceTypes types;
  private final DurableReads reads;
  private final TypeElement agent;
  private final AnnotationView annotation;
  private final Report report;
  private final EventTypeReader events;
  private @Nullable Places places;

  AgentReader(
      SourceTypes types,
      DurableReads reads,
      TypeElement agent,
      AnnotationView annotation,
      Report report) {
    this.types = types;
    this.reads = reads;
    this.agent = agent;
    this.annotation = annotation;
    this.report = report;
    this.events = new EventTypeReader(types, types.packageOf(agent), report);
  }

  /**
   * The model, or null if it cannot be made; that is reported here, or where a durable interface is
   * declared.
   */
  @Nullable AgentModel read() {
    AgentShape shape = new AgentShape(types, agent, report);
    if (!shape.check()) {
      return null;
    }
    EventType input = input();
    EventType output = output();
    List<Trigger> unhandled = unhandled();
    List<ActionDraft> actions = actions(input, output);
    ExecutableElement constructor = shape.constructor();
    if (constructor == null) {
      return null;
    }
    ConstructorDraft wiring = new ConstructorReader(types, agent, report).read(constructor);
    Map<ResourceKey, ProviderDraft> providers =
        new ProviderReader(types, types.packageOf(agent), report).read(annotation);
    Map<ResourceKey, ResourceModel> resources =
        new ResourceReader(types, agent, providers, report).read(wiring);
    if (input == null || report.isBlocked()) {
      return null;
    }
    checkComponents(input, output, actions);
    if (report.isBlocked()) {
      return null;
    }
    AgentDraft draft =
        new AgentDraft(agent, annotation, input, output, unhandled, actions, wiring, resources);
    StorageReader storage = new StorageReader(types, types.packageOf(agent), codecs(providers));
    StoredTypes stored = new StoredTypes(storage, report);
    List<DurableUse> durables = new DurableUseReader(types, reads, stored, report).read(wiring);
    AgentModel model =
        new ModelAssembler(types, draft, stored).assemble(durables == null ? List.of() : durables);
    new SavedNames(types, agent, report).check(model);
    if (report.isBlocked()) {
      return null;
    }
    places = new Places(types, draft, model);
    for (EventGraph.Spotted each : new EventGraph(draft.flow()).check()) {
      if (!report.hasErrors(each.from())) {
        report.add(each.finding(), draft.where(each.spot()));
      }
    }
    new IdleParameters(types, agent, report).check(constructor);
    new LostState(types, agent, report).check(constructor);
    checkMutable(draft);
    new MultipliedRetries(report).check(draft, model);
    new IdleEvents(types, agent, report).check(model);
    Set<ResourceKey> used = new HashSet<>(resources.keySet());
    used.addAll(storage.usedCodecs());
    new IdleProviders(types, agent, providers, report).check(annotation, used);
    return durables == null ? null : model;
  }

  /** Where the parts of the model stand; there if the model is. */
  @Nullable Places places() {
    return places;
  }

  private void checkComponents(
      EventType input, @Nullable EventType output, List<ActionDraft> actions) {
    Plumbing plumbing = new Plumbing(types, report);
    leaves(input, output, actions).forEach(leaf -> plumbing.checkEvent(agent, leaf));
  }

  private static Set<TypeElement> leaves(
      EventType input, @Nullable EventType output, List<ActionDraft> actions) {
    Set<TypeElement> leaves = new LinkedHashSet<>();
    input.leaves().forEach(leaf -> leaves.add(leaf.element()));
    if (output != null) {
      output.leaves().forEach(leaf -> leaves.add(leaf.element()));
    }
    for (ActionDraft action : actions) {
      action.on().forEach(on -> on.type().leaves().forEach(leaf -> leaves.add(leaf.element())));
      action
          .outlets()
          .forEach(out -> out.type().leaves().forEach(leaf -> leaves.add(leaf.element())));
    }
    return leaves;
  }

  private void checkMutable(AgentDraft draft) {
    MutableComponents rule = new MutableComponents(types, report);
    for (TypeElement leaf : leaves(draft.input(), draft.output(), draft.actions())) {
      rule.check(leaf.asType(), SourceTypes.name(agent) + " handles", Where.of(agent));
    }
    for (ConstructorDraft.Parameter.Memory memory : draft.constructor().memories()) {
      memory
          .types()
          .forEach(
              type ->
                  rule.check(type, "The memory " + memory.parameter() + " holds", memory.where()));
    }
    for (ConstructorDraft.Parameter.Resource resource : draft.constructor().resources()) {
      TypeElement type = types.element(resource.type());
      if (type != null && AnnotationView.isPresent(type, Api.DURABLE)) {
        checkArguments(rule, type, resource.where());
      }
    }
  }

  private void checkArguments(MutableComponents rule, TypeElement durable, Where where) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    types.addLineage(durable, lineage);
    for (TypeElement each : lineage) {
      for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
        for (VariableElement parameter : method.getParameters()) {
          rule.check(
              parameter.asType(),
              SourceTypes.name(durable) + "." + SourceTypes.name(method) + " takes",
              where);
        }
      }
    }
  }

  private @Nullable EventType input() {
    return named("input").stream()
        .findFirst()
        .map(literal -> events.read(literal.type(), the("input"), literal.where()))
        .orElse(null);
  }

  private @Nullable EventType output() {
    return named("output").stream()
        .filter(literal -> !types.is(literal.type(), "java.lang.Void"))
        .findFirst()
        .map(literal -> events.read(literal.type(), the("output"), literal.where()))
        .orElse(null);
  }

  /**
   * The classes of an attribute of {@code @Agent}. One that is private in the agent cannot be named
   * there: javac shows it as missing, ECJ as it is, and both say so.
   */
  private List<AnnotationView.ClassLiteral> named(String attribute) {
    List<AnnotationView.ClassLiteral> named = annotation.classes(attribute);
    for (AnnotationView.ClassLiteral each : named) {
      boolean hidden = false;
      for (Element at = types.element(each.type()); at != null; at = at.getEnclosingElement()) {
        if (at.equals(agent) && hidden) {
          throw new UnresolvedTypeException(types.text(each.type()));
        }
        hidden |= at.getModifiers().contains(Modifier.PRIVATE);
      }
    }
    return named;
  }

  private String the(String role) {
    return "The " + role + " of " + SourceTypes.name(agent) + " is";
  }

  private List<Trigger> unhandled() {
    List<Trigger> dropped = new ArrayList<>();
    for (AnnotationView.ClassLiteral literal : named("unhandled")) {
      EventType type =
          events.read(
              literal.type(), SourceTypes.name(agent) + " leaves unhandled", literal.where());
      if (type != null) {
        dropped.add(new Trigger(type, literal.where()));
      }
    }
    return dropped;
  }

  private List<ActionDraft> actions(@Nullable EventType input, @Nullable EventType output) {
    PolicyReader policies = new PolicyReader(types, types.packageOf(agent), report);
    FailurePolicy policy =
        policies.read(annotation, FailurePolicy.FAIL, SourceTypes.name(agent), place -> place);
    ActionReader reader = new ActionReader(types, types.packageOf(agent), events, policies, report);
    List<ActionDraft> actions = new ArrayList<>();
    for (FoundAction found : new ActionFinder(types, agent, report).find()) {
      ActionDraft action = reader.read(found, policy);
      if (action != null) {
        actions.add(action);
        if (output != null) {
          checkNotOutput(action, input, output);
        }
      }
    }
    new ActionIds(agent, report).check(actions);
    checkNoRetry(actions);
    return actions;
  }

  /** The agent's own policy is judged by the actions that have none. */
  private void checkNoRetry(List<ActionDraft> actions) {
    NoRetryRule rule = new NoRetryRule(types, report);
    List<ExecutableType> others = new ArrayList<>();
    for (ActionDraft action : actions) {
      FoundAction found = action.found();
      if (found.annotation().has("onFailure")) {
        rule.check(retry(found.annotation()), List.of(found.type()), found.name(), found::at);
      } else {
        others.add(found.type());
      }
    }
    rule.check(retry(annotation), others, SourceTypes.name(agent), place -> place);
  }

  private static @Nullable AnnotationView retry(AnnotationView annotation) {
    AnnotationView onFailure = annotation.nested("onFailure");
    return onFailure == null ? null : onFailure.nested("retry");
  }

  private void checkNotOutput(ActionDraft action, @Nullable EventType input, EventType output) {
    for (Trigger trigger : action.on()) {
      for (EventType.Leaf leaf : trigger.type().leaves()) {
        if (output.leafRefs().contains(leaf.ref())
            && (input == null || !input.leafRefs().contains(leaf.ref()))) {
          String name = SourceTypes.name(leaf.element());
          report.add(
              Finding.of(
                  Code.PW136,
                  action.found().name()
                      + " is triggered by "
                      + name
                      + ", but that is the output, which triggers nothing.",
                  "emit another event to both, or take the event that " + name + " is made from."),
              trigger.where());
          break;
        }
      }
    }
  }

  private static Map<String, ProviderDraft> codecs(Map<ResourceKey, ProviderDraft> providers) {
    Map<String, ProviderDraft> codecs = new LinkedHashMap<>();
    String prefix = Api.CODEC + "<";
    providers.forEach(
        (key, provider) -> {
          if (key.type().startsWith(prefix)) {
            codecs.put(key.type().substring(prefix.length(), key.type().length() - 1), provider);
          }
        });
    return codecs;
  }
}
