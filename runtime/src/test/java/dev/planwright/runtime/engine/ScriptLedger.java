package dev.planwright.runtime.engine;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import java.util.HashMap;
import java.util.Map;

/** What stands outside all processes: what was executed, and with which effect, by key. */
final class ScriptLedger {

  private final Map<String, Integer> executions = new HashMap<>();
  private final Map<String, Integer> effects = new HashMap<>();
  private final Map<String, Long> answers = new HashMap<>();

  synchronized void execute(CallInfo info) {
    executions.merge(info.idempotencyKey(), 1, Integer::sum);
  }

  /** Answers a call, which is its effect, or refuses it. */
  synchronized long answer(String call, long argument, CallInfo info) {
    boolean refuses = call.startsWith("simple") || info.attempt() % 2 == 1;
    if (refuses && argument % 5 == 0) {
      throw new ScriptPlan.Refused("refused " + argument);
    }
    long answer = argument ^ call.hashCode();
    effects.merge(info.idempotencyKey(), 1, Integer::sum);
    answers.put(info.idempotencyKey(), answer);
    return answer;
  }

  synchronized Reconciliation<Long> reconcile(String key) {
    Long answer = answers.get(key);
    return answer == null
        ? new Reconciliation.NotStarted<>()
        : new Reconciliation.Succeeded<>(answer);
  }

  synchronized int executions(String key) {
    return executions.getOrDefault(key, 0);
  }

  synchronized Map<String, Integer> executions() {
    return Map.copyOf(executions);
  }

  synchronized int effects(String key) {
    return effects.getOrDefault(key, 0);
  }
}
