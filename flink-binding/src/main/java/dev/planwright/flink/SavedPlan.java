package dev.planwright.flink;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a checkpoint says about the plan that wrote it: compared with the plan that restores it, and
 * carried on. It also holds the journal's id, and every schema under which an input or a timer was
 * ever saved.
 *
 * <p>Kept as broadcast state: every subtask has it, so it survives any change of parallelism, and
 * unlike a union list it permits checkpoints after some subtasks have finished.
 */
final class SavedPlan implements StoredCodec.Schemas {

  static final String STATE = "planwright.plan";
  static final String FORMAT = "format";
  static final String FINGERPRINT = "fingerprint";
  static final String MEMORY = "memory.";
  static final String DESCRIPTOR = "descriptor";
  static final String JOURNAL = "journal";
  private static final String SCHEMA = "schema.";

  /** Where a memory that has been renamed is still kept, by its present name. */
  private static final String PLACE = "place.";

  private static final Logger LOG = LoggerFactory.getLogger(SavedPlan.class);
  private static final int VERSION = 1;

  private final BroadcastState<String, String> state;
  private final Map<String, String> saved;

  private SavedPlan(BroadcastState<String, String> state, Map<String, String> saved) {
    this.state = state;
    this.saved = saved;
  }

  /**
   * Compares what was saved, if anything was, and saves what is now. To be called before any keyed
   * state is asked for.
   *
   * @throws IllegalStateException if saved state cannot be taken over; says why
   */
  static SavedPlan open(AgentPlan<?, ?> plan, StateInitializationContext context) throws Exception {
    BroadcastState<String, String> state =
        context
            .getOperatorStateStore()
            .getBroadcastState(new MapStateDescriptor<>(STATE, Types.STRING, Types.STRING));
    Map<String, String> saved = new TreeMap<>();
    for (Map.Entry<String, String> entry : state.entries()) {
      saved.put(entry.getKey(), entry.getValue());
    }
    Map<String, String> now = describe(plan.spec());
    String descriptor = Broken.descriptor(plan);
    if (descriptor != null) {
      now.put(DESCRIPTOR, descriptor);
    }
    SavedPlan opened = new SavedPlan(state, saved);
    if (!saved.isEmpty()) {
      opened.check(plan.spec(), now);
    }
    opened.places(plan.spec(), now);
    saved.forEach(
        (fact, text) -> {
          if (fact.equals(JOURNAL) || fact.startsWith(SCHEMA)) {
            now.put(fact, text);
          }
        });
    state.clear();
    state.putAll(now);
    return opened;
  }

  /** What is saved of a plan. */
  static Map<String, String> describe(PlanSpec<?, ?> plan) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(FORMAT, Integer.toString(VERSION));
    facts.put(FINGERPRINT, plan.fingerprint());
    for (MemorySpec memory : plan.memories()) {
      if (memory.scope() == MemoryScope.SHORT_TERM) {
        facts.put(MEMORY + memory.name(), MemoryTypes.text(memory));
      }
    }
    return facts;
  }

  /**
   * The journal's id: as saved, or as wanted, or else this one.
   *
   * @throws IllegalStateException if another is wanted than was saved
   */
  String journal(String agent, @Nullable String wanted, String otherwise) throws Exception {
    String before = state.get(JOURNAL);
    if (before != null && wanted != null && !wanted.equals(before)) {
      throw new IllegalStateException(
          "Agent %s is restored from state that belongs to journal %s, but .journal(\"%s\") was asked for: recorded calls would not be found. Leave it off, or start without the state."
              .formatted(agent, before, wanted));
    }
    String journal = before != null ? before : wanted != null ? wanted : otherwise;
    state.put(JOURNAL, journal);
    return journal;
  }

  /** The name under which a memory's state is kept: the first that it was saved under. */
  String place(MemorySpec memory) {
    try {
      String place = state.get(PLACE + memory.name());
      return place == null ? memory.name() : place;
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }

  @Override
  public @Nullable String get(String name) {
    try {
      return state.get(SCHEMA + name);
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }

  @Override
  public void put(String name, String text) {
    try {
      state.put(SCHEMA + name, text);
    } catch (Exception e) {
      throw new FlinkRuntimeException(e);
    }
  }

  /**
   * Finds each memory's place: where it was saved, or one of its own that no other memory, which
   * once had its name, still stands in.
   */
  private void places(PlanSpec<?, ?> plan, Map<String, String> now) {
    Map<String, String> places = new LinkedHashMap<>();
    for (MemorySpec memory : plan.memories()) {
      String former = former(memory);
      if (former != null) {
        places.put(memory.name(), saved.getOrDefault(PLACE + former, former));
      }
    }
    for (MemorySpec memory : plan.memories()) {
      String place = memory.name();
      while (!places.containsKey(memory.name()) && places.containsValue(place)) {
        place += "'";
      }
      places.putIfAbsent(memory.name(), place);
    }
    places.forEach(
        (memory, place) -> {
          if (!place.equals(memory)) {
            now.put(PLACE + memory, place);
          }
        });
  }

  /** The name that a memory was saved under, if it was: its own, or a former one. */
  private @Nullable String former(MemorySpec memory) {
    if (saved.containsKey(MEMORY + memory.name())) {
      return memory.name();
    }
    for (String alias : memory.aliases()) {
      if (saved.containsKey(MEMORY + alias)) {
        return alias;
      }
    }
    return null;
  }

  private void check(PlanSpec<?, ?> plan, Map<String, String> now) throws Exception {
    FormatVersion.check("a plan", Integer.parseInt(saved.getOrDefault(FORMAT, "0")), VERSION);
    String broken = Broken.rules(saved.get(DESCRIPTOR), now.get(DESCRIPTOR));
    for (MemorySpec memory : plan.memories()) {
      String former = former(memory);
      String type = now.get(MEMORY + memory.name());
      if (former != null && type != null) {
        checkReadable(plan, memory.name(), saved.getOrDefault(MEMORY + former, type), type, broken);
      }
    }
    String before = saved.get(FINGERPRINT);
    if (!plan.fingerprint().equals(before)) {
      LOG.warn(
          "Agent {} is restored from state that another version of its plan wrote: fingerprint {} then, {} now. Its memories can be read.{}",
          plan.name(),
          before,
          plan.fingerprint(),
          broken);
    }
  }

  private static void checkReadable(
      PlanSpec<?, ?> plan, String memory, String before, String now, String broken)
      throws CodecException {
    if (!MemoryTypes.isReadable(before, now)) {
      throw new IllegalStateException(
          "Memory %s of agent %s has another type than in the state to be restored.%n    saved: %s%n    now:   %s%n    Fix: give the changed memory a new name, or restore with the plan that wrote the state.%s"
              .formatted(memory, plan.name(), indented(before), indented(now), broken));
    }
  }

  /** A type may need several lines, one for each type in it. */
  private static String indented(String type) {
    return type.replace("\n", "\n             ");
  }
}
