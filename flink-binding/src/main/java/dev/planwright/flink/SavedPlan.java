package dev.planwright.flink;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a checkpoint says about the plan that wrote it, and the comparison with the plan that
 * restores it.
 *
 * <p>Kept as broadcast state: every subtask has it, so it survives any change of parallelism, and
 * unlike a union list it permits checkpoints after some subtasks have finished.
 */
final class SavedPlan {

  static final String STATE = "planwright.plan";
  static final String FORMAT = "format";
  static final String FINGERPRINT = "fingerprint";
  static final String MEMORY = "memory.";
  static final String DESCRIPTOR = "descriptor";

  private static final Logger LOG = LoggerFactory.getLogger(SavedPlan.class);
  private static final int VERSION = 1;

  private SavedPlan() {}

  /**
   * Compares what was saved, if anything was, and saves what is now. To be called before any keyed
   * state is asked for.
   *
   * @throws IllegalStateException if saved state cannot be taken over; says why
   */
  static void checkAndSave(AgentPlan<?, ?> plan, StateInitializationContext context)
      throws Exception {
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
    if (!saved.isEmpty()) {
      check(plan.spec(), saved, now);
    }
    state.clear();
    state.putAll(now);
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

  /** A type may need several lines, one for each type in it. */
  private static String indented(String type) {
    return type.replace("\n", "\n             ");
  }

  private static void check(PlanSpec<?, ?> plan, Map<String, String> saved, Map<String, String> now)
      throws Exception {
    FormatVersion.check("a plan", Integer.parseInt(saved.getOrDefault(FORMAT, "0")), VERSION);
    String broken = Broken.rules(saved.get(DESCRIPTOR), now.get(DESCRIPTOR));
    now.forEach(
        (fact, type) -> {
          String before = saved.get(fact);
          if (fact.startsWith(MEMORY) && before != null && !before.equals(type)) {
            throw new IllegalStateException(
                "Memory %s of agent %s has another type than in the state to be restored.%n    saved: %s%n    now:   %s%n    Fix: give the changed memory a new name, or restore with the plan that wrote the state.%s"
                    .formatted(
                        fact.substring(MEMORY.length()),
                        plan.name(),
                        indented(before),
                        indented(type),
                        broken));
          }
        });
    String before = saved.get(FINGERPRINT);
    if (!plan.fingerprint().equals(before)) {
      LOG.warn(
          "Agent {} is restored from state that another version of its plan wrote: fingerprint {} then, {} now. Its memories have the same types.{}",
          plan.name(),
          before,
          plan.fingerprint(),
          broken);
    }
  }
}
