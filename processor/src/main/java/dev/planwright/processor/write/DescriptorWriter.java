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
import dev.planwright.processor.model.StoredType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  private final String contract;
  private final String fingerprint;

  DescriptorWriter(AgentModel agent) {
    this.agent = agent;
    this.types = new TypeNames(agent.types());
    this.contract = Json.text(contract());
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

  private static String fingerprint(String contract) {
    try {
      byte[] text = contract.getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The whole file. */
  String text() {
    var methods = new TreeMap<String, Object>();
    for (ActionModel action : agent.actions()) {
      methods.put(action.id(), action.declaredIn().binary() + "." + action.method());
    }
    return Json.text(
        Map.of(
            "agent", agent.type().binary(),
            "contract", new Json.Written(contract),
            "fingerprint", fingerprint,
            "format", FORMAT,
            "input", agent.input().type().binary(),
            "methods", methods,
            "name", agent.name(),
            "output", agent.output().type().binary(),
            "plan", agent.plan().binary()));
  }

  private Map<String, Object> contract() {
    var actions = new TreeMap<String, Object>();
    for (ActionModel action : agent.actions()) {
      actions.put(action.id(), action(action));
    }
    var events = new TreeMap<String, Object>();
    for (EventModel event : agent.events()) {
      events.put(event.leaf().name(), event(event));
    }
    var memories = new TreeMap<String, Object>();
    for (MemoryModel memory : agent.memories()) {
      memories.put(memory.name(), memory(memory));
    }
    var stored = new TreeMap<String, Object>();
    for (StoredType type : agent.types()) {
      stored.put(types.of(type), types.shape(type));
    }
    return Map.of(
        "actions",
        actions,
        "durableCalls",
        durableCalls(),
        "events",
        events,
        "input",
        types.of(agent.input().stored()),
        "memories",
        memories,
        "name",
        agent.name(),
        "output",
        agent.output().isNone() ? "none" : types.of(agent.output().stored()),
        "types",
        stored);
  }

  private Map<String, Object> action(ActionModel action) {
    var emits = new LinkedHashSet<String>();
    var outputs = new LinkedHashSet<String>();
    for (Emission emission : action.emissions()) {
      for (Target target : emission.targets()) {
        (target.isOutput() ? outputs : emits).add(name(target.leaf()));
      }
    }
    var on = new ArrayList<String>();
    for (int event : action.events()) {
      on.add(agent.events().get(event).leaf().name());
    }
    var described = described(action.aliases());
    described.put("emits", emits);
    described.put("on", on);
    described.put("onFailure", policy(action.onFailure()));
    described.put("outputs", outputs);
    GuardModel guard = action.guard();
    if (guard != null) {
      described.put("when", guard.text());
    }
    return described;
  }

  private String name(ClassRef leaf) {
    for (EventModel event : agent.events()) {
      if (event.leaf().type().equals(leaf)) {
        return event.leaf().name();
      }
    }
    for (LeafModel output : agent.outputs()) {
      if (output.type().equals(leaf)) {
        return output.name();
      }
    }
    return leaf.binary();
  }

  private static Map<String, Object> policy(FailurePolicy policy) {
    RetryPolicy retry = policy.retry();
    var noRetry = new ArrayList<String>();
    for (ClassRef type : retry.noRetry()) {
      noRetry.add(type.binary());
    }
    return Map.of(
        "attempts", retry.attempts(),
        "backoff", retry.backoff().toString(),
        "jitter", String.valueOf(retry.jitter()),
        "maxBackoff", retry.maxBackoff().toString(),
        "multiplier", String.valueOf(retry.multiplier()),
        "noRetry", noRetry,
        "then", policy.then().name());
  }

  private Map<String, Object> event(EventModel event) {
    var listeners = new ArrayList<String>();
    for (int action : event.listeners()) {
      listeners.add(agent.actions().get(action).id());
    }
    var described = described(event.leaf().aliases());
    described.put("input", event.input());
    described.put("listeners", listeners);
    described.put("type", types.of(event.leaf().stored()));
    return described;
  }

  private Map<String, Object> memory(MemoryModel memory) {
    var described = described(memory.aliases());
    described.put("kind", memory.kind().name());
    described.put("scope", memory.scope().name());
    if (!memory.ttl().isZero()) {
      described.put("ttl", memory.ttl().toString());
    }
    described.put("types", types.of(memory.types()));
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
    var aliases = new ArrayList<String>();
    for (String alias : method.aliases()) {
      aliases.add(use.type().simple() + "." + alias);
    }
    var arguments = new ArrayList<String>();
    for (DurableMethod.Parameter parameter : method.parameters()) {
      arguments.add(types.of(use.codecs().get(parameter.codec())));
    }
    var thrown = new ArrayList<String>();
    for (DurableMethod.Thrown each : method.thrown()) {
      thrown.add(each.type());
    }
    var described = described(aliases);
    described.put("arguments", arguments);
    described.put("interface", use.type().binary());
    described.put("mode", method.mode().name());
    described.put(
        "result", method.codec() < 0 ? "none" : types.of(use.codecs().get(method.codec())));
    described.put("throws", thrown);
    return described;
  }

  /** Aliases only where there are some: a plan without keeps the fingerprint that it had. */
  private static Map<String, Object> described(List<String> aliases) {
    var described = new TreeMap<String, Object>();
    if (!aliases.isEmpty()) {
      described.put("aliases", aliases);
    }
    return described;
  }
}
