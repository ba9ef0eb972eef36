package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.MemoryModel;
import dev.planwright.processor.model.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Describes a plan in JSON, for tools and for comparison with what is deployed.
 *
 * <p>What saved state and unfinished runs depend on stands under {@code contract}; the fingerprint
 * is the hash of exactly that text. Renaming the agent's class, or a method that has an id, changes
 * the file but not the fingerprint.
 */
final class DescriptorWriter {

  private static final int FORMAT = 1;
  private static final int FINGERPRINT_BYTES = 16;

  private final AgentModel agent;
  private final TypeNames types;
  private final Map<String, Object> contract;
  private final String fingerprint;

  DescriptorWriter(AgentModel agent) {
    this.agent = agent;
    this.types = new TypeNames(agent.types());
    this.contract = contract();
    this.fingerprint = fingerprint(contract);
  }

  /** Where the file stands among the plan's classes. */
  static String path(AgentModel agent) {
    return "META-INF/planwright/" + agent.type().binary() + ".json";
  }

  /** The hash that the plan carries, in hexadecimal digits. */
  String fingerprint() {
    return fingerprint;
  }

  private static String fingerprint(Map<String, Object> contract) {
    try {
      byte[] text = Json.text(contract).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The whole file. */
  String text() {
    return Json.text(
        Map.of(
            "agent", agent.type().binary(),
            "contract", contract,
            "fingerprint", fingerprint,
            "format", FORMAT,
            "input", agent.input().type().binary(),
            "methods", keyed(agent.actions(), ActionModel::id, DescriptorWriter::method),
            "name", agent.name(),
            "output", agent.output().type().binary(),
            "plan", agent.plan().binary()));
  }

  private Map<String, Object> contract() {
    return Map.of(
        "actions", keyed(agent.actions(), ActionModel::id, this::action),
        "durableCalls", durableCalls(),
        "events", keyed(agent.events(), event -> event.leaf().name(), this::event),
        "input", types.of(agent.input().stored()),
        "memories", keyed(agent.memories(), MemoryModel::name, this::memory),
        "name", agent.name(),
        "output", agent.output().isNone() ? "none" : types.of(agent.output().stored()),
        "types", keyed(agent.types(), types::of, types::shape));
  }

  private static String method(ActionModel action) {
    return action.declaredIn().binary() + "." + action.method();
  }

  private Map<String, Object> action(ActionModel action) {
    var described = new TreeMap<String, Object>();
    putAliases(action.aliases(), described);
    described.put("emits", emitted(action, target -> !target.isOutput()));
    described.put(
        "on",
        action.events().stream().map(event -> agent.events().get(event).leaf().name()).toList());
    described.put("onFailure", policy(action.onFailure()));
    described.put("outputs", emitted(action, Target::isOutput));
    GuardModel guard = action.guard();
    if (guard != null) {
      described.put("when", guard.text());
    }
    return described;
  }

  private List<String> emitted(ActionModel action, Predicate<Target> which) {
    return action.emissions().stream()
        .map(Emission::targets)
        .flatMap(List::stream)
        .filter(which)
        .map(target -> name(target.leaf()))
        .distinct()
        .toList();
  }

  private String name(ClassRef leaf) {
    return Stream.concat(agent.events().stream().map(EventModel::leaf), agent.outputs().stream())
        .filter(each -> each.type().equals(leaf))
        .map(LeafModel::name)
        .findFirst()
        .orElseGet(leaf::binary);
  }

  private static Map<String, Object> policy(FailurePolicy policy) {
    RetryPolicy retry = policy.retry();
    return Map.of(
        "attempts", retry.attempts(),
        "backoff", retry.backoff().toString(),
        "jitter", String.valueOf(retry.jitter()),
        "maxBackoff", retry.maxBackoff().toString(),
        "multiplier", String.valueOf(retry.multiplier()),
        "noRetry", retry.noRetry().stream().map(ClassRef::binary).toList(),
        "then", policy.then().name());
  }

  private Map<String, Object> event(EventModel event) {
    var described = new TreeMap<String, Object>();
    putAliases(event.leaf().aliases(), described);
    described.put("input", event.input());
    described.put(
        "listeners",
        event.listeners().stream().map(index -> agent.actions().get(index).id()).toList());
    described.put("type", types.of(event.leaf().stored()));
    return described;
  }

  private Map<String, Object> memory(MemoryModel memory) {
    var described = new TreeMap<String, Object>();
    putAliases(memory.aliases(), described);
    described.put("kind", memory.kind().name());
    described.put("scope", memory.scope().name());
    if (!memory.ttl().isZero()) {
      described.put("ttl", memory.ttl().toString());
    }
    described.put("types", memory.types().stream().map(types::of).toList());
    return described;
  }

  private Map<String, Object> durableCalls() {
    var calls = new TreeMap<String, Object>();
    for (DurableUse use : agent.durables()) {
      for (DurableMethod method : use.model().methods()) {
        calls.put(use.type().simple() + "." + method.id(), call(use, method));
      }
    }
    return calls;
  }

  private Map<String, Object> call(DurableUse use, DurableMethod method) {
    var described = new TreeMap<String, Object>();
    putAliases(
        method.aliases().stream().map(alias -> use.type().simple() + "." + alias).toList(),
        described);
    described.put(
        "arguments",
        method.parameters().stream()
            .map(parameter -> types.of(use.codecs().get(parameter.codec())))
            .toList());
    described.put("interface", use.type().binary());
    described.put("mode", method.mode().name());
    described.put(
        "result", method.codec() < 0 ? "none" : types.of(use.codecs().get(method.codec())));
    described.put("throws", method.thrown().stream().map(DurableMethod.Thrown::type).toList());
    return described;
  }

  /** Only where there are some, so that a plan without keeps the fingerprint that it had. */
  private static void putAliases(List<String> aliases, Map<String, Object> described) {
    if (!aliases.isEmpty()) {
      described.put("aliases", aliases);
    }
  }

  private static <T> Map<String, Object> keyed(
      List<T> models, Function<T, String> key, Function<T, ?> value) {
    var map = new TreeMap<String, Object>();
    models.forEach(model -> map.put(key.apply(model), value.apply(model)));
    return map;
  }
}
