package dev.planwright.runtime.graph;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.engine.FailedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of the inputs of each key, in order, as text. */
final class History {

  private final Map<Object, List<String>> byKey = new HashMap<>();

  Map<Object, List<String>> byKey() {
    return byKey;
  }

  void gave(Object key, String output) {
    add(key, "gave " + output);
  }

  void gaveUp(DeadLetter letter) {
    add(letter.key(), letter.toString());
  }

  void committed(Object key, long ticket, GraphEvent input) {
    add(key, "committed %d %s".formatted(ticket, input));
  }

  /** What the failed action was given is not told if the graph passes events without a trace. */
  void failed(FailedRun<GraphEvent> run, Graph graph) {
    add(
        run.key(),
        "failed %d %s in %s with %s: %s"
            .formatted(
                run.ticket(),
                run.input(),
                run.action(),
                graph.passesAny() ? "some event" : run.event(),
                run.cause()));
  }

  /** How many entries begin with this. */
  long count(String beginning) {
    return byKey.values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.startsWith(beginning))
        .count();
  }

  private void add(Object key, String entry) {
    byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
  }
}
