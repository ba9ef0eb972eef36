package dev.planwright.processor.write;

import dev.planwright.processor.write.RandomAgent.Action;
import dev.planwright.processor.write.RandomAgent.Event;
import dev.planwright.processor.write.RandomAgent.Leaf;
import dev.planwright.processor.write.RandomAgent.Shape;
import dev.planwright.processor.write.RandomAgent.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Executes random agents as simply as can be: a queue, copies of the memory, loops for attempts. It
 * knows nothing of plans, layers or unwinding; what it does is what an engine must do.
 */
final class NaiveInterpreter {

  /** What an action throws, and what a run does whose action failed for good. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** What a key remembers. */
  static final class Memory {
    @Nullable Long total;
    List<Long> recent = new ArrayList<>();
    TreeMap<String, Long> counts = new TreeMap<>();
    @Nullable Long seen;
    List<Long> trail = new ArrayList<>();

    Memory copy() {
      var copy = new Memory();
      copy.total = total;
      copy.recent.addAll(recent);
      copy.counts.putAll(counts);
      copy.seen = seen;
      copy.trail.addAll(trail);
      return copy;
    }
  }

  private final RandomAgent agent;
  private final Map<Object, Memory> memories = new HashMap<>();
  private final Map<Object, List<String>> happened = new LinkedHashMap<>();
  private int actionsOfRun;

  // Of the action in hand:
  private Object key = "";
  private Memory memory = new Memory();
  private List<Event> emitted = new ArrayList<>();
  private Map<String, Integer> made = new HashMap<>();
  private Set<String> flakyExecuted = new HashSet<>();

  NaiveInterpreter(RandomAgent agent) {
    this.agent = agent;
  }

  /** Another one that has been through the same. */
  NaiveInterpreter copy() {
    var copy = new NaiveInterpreter(agent);
    memories.forEach((each, held) -> copy.memories.put(each, held.copy()));
    return copy;
  }

  /** What came of the inputs of a key: outputs, dead letters and failures of each run, in order. */
  Map<Object, List<String>> happened() {
    return happened;
  }

  Memory memoryOf(Object ofKey) {
    return memories.computeIfAbsent(ofKey, any -> new Memory());
  }

  /** Actions that the last run executed, attempts not counted. */
  int actionsOfRun() {
    return actionsOfRun;
  }

  void run(Object ofKey, Event input) {
    key = ofKey;
    actionsOfRun = 0;
    Memory ofRun = memoryOf(key).copy();
    ofRun.seen = null;
    ofRun.trail.clear();
    var outputs = new ArrayList<String>();
    var letters = new ArrayList<String>();
    Deque<Event> queue = new ArrayDeque<>(List.of(input));
    List<String> all = happened.computeIfAbsent(key, any -> new ArrayList<>());
    try {
      while (!queue.isEmpty()) {
        Event event = queue.remove();
        for (Action action : agent.actions()) {
          if (action.isTriggeredBy(event)) {
            actionsOfRun++;
            if (execute(action, event, ofRun)) {
              ofRun = memory;
              for (Event each : emitted) {
                if (each.leaf().output()) {
                  outputs.add(text(each));
                } else {
                  queue.add(each);
                }
              }
            } else {
              skip(action, event, letters);
            }
          }
        }
      }
      memories.put(key, ofRun);
      all.addAll(outputs);
      all.addAll(letters);
      all.add("committed " + text(input));
    } catch (Failure failed) {
      all.add("failed " + text(input));
    }
  }

  private static void skip(Action action, Event event, List<String> letters) throws Failure {
    switch (action.policy().then()) {
      case "FAIL" -> throw new Failure();
      case "DEAD_LETTER" -> letters.add("letter " + action.id() + " " + text(event));
      default -> {}
    }
  }

  static String text(Event event) {
    return event.leaf().name() + " " + event.value() + " " + event.depth();
  }

  /** Tries the action as often as its policy allows; false if no attempt ended well. */
  private boolean execute(Action action, Event event, Memory before) {
    flakyExecuted = new HashSet<>();
    for (int attempt = 0; attempt < action.policy().attempts(); attempt++) {
      memory = before.copy();
      emitted = new ArrayList<>();
      made = new HashMap<>();
      try {
        body(action, event);
        return true;
      } catch (Failure failed) {
        // the next attempt begins with the same memory
      }
    }
    return false;
  }

  private void body(Action action, Event event) throws Failure {
    long v = event.value();
    for (Step step : action.steps()) {
      v = step(action, step, event, v);
    }
    if (action.kind().isStage()) {
      v += answer(action, v);
      for (Step step : action.after()) {
        v = step(action, step, event, v);
      }
    }
    boolean may = event.depth() < RandomAgent.DEEP && mod(v, 3) != 0;
    switch (action.kind()) {
      case VOID, STAGE_VOID -> {}
      case ONE, STAGE_ONE ->
          emit(
              event.depth() < RandomAgent.DEEP ? action.result() : action.safe().shape(), v, event);
      case OPTIONAL, STAGE_OPTIONAL -> {
        if (may) {
          emit(action.result(), v, event);
        }
      }
      case LIST, ITERABLE, STREAM, STAGE_LIST -> {
        if (may) {
          emit(action.result(), v, event);
          emit(action.result(), v + 1, event);
        }
      }
    }
  }

  private long answer(Action action, long v) throws Failure {
    return switch (action.source()) {
      case LATER -> mod(v, 61) * 7 + 4;
      case SLOW -> mod(v, 61) * 5;
      case FLAKY -> {
        if (isFlaky("laterFlaky")) {
          throw new Failure();
        }
        yield mod(v, 61) * 11;
      }
      case COMPOSED -> mod(mod(v, 61) * 7 + 4, 13) * 5;
      case ALL -> mod(v, 61) * 7 + 4 + 2 * (mod(v, 59) * 5);
    };
  }

  private void emit(Shape shape, long v, Event cause) {
    Leaf leaf = shape.leaves().get((int) mod(v, shape.leaves().size()));
    emitted.add(new Event(leaf, mod(v, 100003), cause.depth() + 1));
  }

  /** Whether the flaky call made now fails: the first time that it is executed. */
  private boolean isFlaky(String call) {
    String name = call + made.merge(call, 1, Integer::sum);
    return flakyExecuted.add(name);
  }

  private static long mod(long number, long by) {
    return Math.floorMod(number, by);
  }

  private long step(Action action, Step step, Event event, long number) throws Failure {
    int n = step.number();
    long v = number;
    switch (step.operation()) {
      case MIX -> v = v * 31 + n;
      case VALUE -> {
        v += memory.total == null ? 7 : memory.total;
        memory.total = mod(v, 1000);
      }
      case VALUE_CLEAR -> memory.total = mod(v, 4) == 0 ? null : memory.total;
      case LIST -> {
        memory.recent.add(mod(v, 100));
        while (memory.recent.size() > n) {
          memory.recent.remove(0);
        }
        for (long each : memory.recent) {
          v += each;
        }
        v += memory.recent.size();
      }
      case LIST_SET -> memory.recent = new ArrayList<>(List.of(mod(v, 10), (long) n));
      case LIST_CLEAR -> {
        if (mod(v, 3) == 0) {
          memory.recent.clear();
        }
      }
      case MAP -> {
        memory.counts.put("k" + mod(v, n), mod(v, 50));
        v += memory.counts.getOrDefault("k0", 1L);
      }
      case MAP_REMOVE -> {
        memory.counts.remove("k" + mod(v, n));
        v += (memory.counts.containsKey("k1") ? 5 : 0) + memory.counts.size();
      }
      case MAP_ENTRIES -> {
        for (Map.Entry<String, Long> each : memory.counts.entrySet()) {
          v = v * 3 + each.getValue() + each.getKey().charAt(1);
        }
      }
      case MAP_CLEAR -> {
        if (mod(v, 5) == 0) {
          memory.counts.clear();
        }
      }
      case SENSORY -> {
        memory.seen = (memory.seen == null ? 0 : memory.seen) + n;
        v += memory.seen;
      }
      case TRAIL -> {
        memory.trail.add(mod(v, 10));
        v += memory.trail.size();
      }
      case KEY -> v += String.valueOf(key).length();
      case THROW -> {
        if (mod(v, n) == 0) {
          throw new Failure();
        }
      }
      case EMIT -> {
        if (event.depth() < RandomAgent.DEEP && mod(v, 3) != 0) {
          emit(action.emitters().get(n), v, event);
        }
      }
      case PLAIN -> v += mod(v, 97) * 7 + 3;
      case QUICK -> v += mod(v, 89) + 2;
      case TELL -> {}
      case FLAKY -> {
        if (isFlaky("flaky")) {
          throw new Failure();
        }
        v += mod(v, 83) * 3;
      }
      case FLAKY_CAUGHT -> {
        isFlaky("flaky");
        v += 11;
      }
      case REFUSE -> {
        if (mod(v, 5) % 2 == 0) {
          throw new Failure();
        }
        v += mod(v, 5);
      }
      case REFUSE_CAUGHT -> v += mod(v, 5) % 2 == 0 ? "no 0".length() : mod(v, 5);
    }
    return v;
  }
}
