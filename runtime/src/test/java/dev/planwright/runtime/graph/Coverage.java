package dev.planwright.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what the test is about came up. */
final class Coverage {

  private final Map<String, Long> counts = new TreeMap<>();

  void count(NaiveInterpreter expected, EngineRun actual) {
    add("actions", expected.actions());
    add("attempts again", expected.attempts() - expected.actions());
    add("calls", expected.executions().size());
    add("calls again", expected.executions().values().stream().filter(times -> times > 1).count());
    add("runs", expected.history().count("committed"));
    add("failed runs", expected.history().count("failed"));
    add("held inputs", expected.heldInputs());
    add("outputs", expected.history().count("gave"));
    add("dead letters", expected.history().count("DeadLetter"));
    add("hops", actual.plan().hops());
    add("passes", actual.plan().passes());
    add("choices of turns", actual.choicesOfTurns());
  }

  private void add(String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  /** What did not come up. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    counts.forEach(
        (what, times) -> {
          if (times == 0) {
            missing.add(what);
          }
        });
    return missing;
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
