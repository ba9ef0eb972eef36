package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.processor.write.RandomAgent.Event;
import dev.planwright.runtime.engine.EngineSettings.Replay;
import dev.planwright.runtime.engine.KeyedMemory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents made at random (wirings, keys, failures, waits), compiled by the processor, run on the
 * engine: what happens and what is remembered must be what {@link NaiveInterpreter} says. A seed
 * that failed comes back with {@code -Dplanwright.seed}.
 */
class RandomAgentsTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int AGENTS = FULL ? 400 : 100;
  private static final int INPUTS = FULL ? 60 : 12;

  /** Inputs that lead to more are left out, to keep the test short. */
  private static final int MOST_ACTIONS = 150;

  @TempDir Path work;

  private record Input(Object key, Event event) {}

  @Test
  void engine_onCompiledRandomAgents_doesWhatTheInterpreterDoes() throws Exception {
    long seed = Long.getLong("planwright.seed", System.nanoTime());
    System.out.println("random agents: -Dplanwright.seed=" + seed);
    List<RandomAgent> agents =
        IntStream.range(0, AGENTS).mapToObj(i -> RandomAgents.make("a" + i, seed + i)).toList();
    Compiled compiled = compile(agents);
    int actions = 0;
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {compiled.classes().toUri().toURL()}, getClass().getClassLoader())) {
      for (RandomAgent agent : agents) {
        actions += compare(agent, seed, loader);
      }
    }
    assertThat(actions).isGreaterThan(AGENTS * 20);
  }

  private Compiled compile(List<RandomAgent> agents) throws Exception {
    var files = new TreeMap<>(RandomCalls.files());
    for (RandomAgent agent : agents) {
      files.put(RandomDesk.file(agent), RandomAgentText.of(agent));
    }
    Compiled compiled = new AgentSources(files).compile(Compiler.JAVAC, work, "-g:none");
    assertThat(compiled.messages()).noneMatch(message -> message.startsWith("ERROR"));
    return compiled;
  }

  /** Runs the agent on the interpreter and, plain and with every wait replayed, on the engine. */
  private static int compare(RandomAgent agent, long seed, ClassLoader loader) throws Exception {
    var interpreter = new NaiveInterpreter(agent);
    var inputs = new ArrayList<Input>();
    int actions = 0;
    var random = new Random(seed);
    List<Object> keys = keys(random);
    for (int i = 0; i < INPUTS; i++) {
      Object key = keys.get(random.nextInt(keys.size()));
      Event event = RandomDesk.input(agent, random, i);
      var rehearsal = interpreter.copy();
      rehearsal.run(key, event);
      if (rehearsal.actionsOfRun() <= MOST_ACTIONS) {
        interpreter.run(key, event);
        actions += interpreter.actionsOfRun();
        inputs.add(new Input(key, event));
      }
    }
    for (Replay replay : List.of(Replay.NEVER, Replay.ALWAYS)) {
      compare(agent, interpreter, inputs, replay, loader);
    }
    return actions;
  }

  private static List<Object> keys(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> List.of("JFK", "a/b\u0000c", "");
      case 1 -> List.of(1L, 2L, "1");
      case 2 -> List.of(new UUID(1, 2), new UUID(2, 1), 7);
      default -> List.of("one");
    };
  }

  private static void compare(
      RandomAgent agent,
      NaiveInterpreter interpreter,
      List<Input> inputs,
      Replay replay,
      ClassLoader loader)
      throws Exception {
    RandomDesk desk = new RandomDesk(agent, loader);
    try (EngineRun engine = new EngineRun(desk.plan(), replay, RandomAgentsTest::text)) {
      for (Input input : inputs) {
        engine.accept(input.key(), desk.instance(input.event()));
      }
      engine.drain();
      assertThat(engine.happened())
          .as("%s:%n%s", agent, RandomAgentText.of(agent))
          .isEqualTo(interpreter.happened());
      for (Object key : interpreter.happened().keySet()) {
        compareMemory(agent, engine.memory(key), interpreter.memoryOf(key));
      }
    }
  }

  private static void compareMemory(
      RandomAgent agent, KeyedMemory actual, NaiveInterpreter.Memory expected) {
    var counts = new TreeMap<Object, Object>();
    for (Map.Entry<Object, Object> entry : actual.entries(2)) {
      counts.put(entry.getKey(), entry.getValue());
    }
    assertThat(actual.value(0)).as("total of %s", agent).isEqualTo(expected.total);
    assertThat(actual.list(1)).as("recent of %s", agent).isEqualTo(expected.recent);
    assertThat(counts).as("counts of %s", agent).isEqualTo(expected.counts);
    assertThat(actual.value(3)).as("sensory memory of %s", agent).isNull();
    assertThat(actual.list(4)).as("sensory memory of %s", agent).isEmpty();
  }

  /** {@code E1[value=2, depth=3]} as {@code E1 2 3}. */
  private static String text(Object event) {
    return event.toString().replaceAll("\\[value=|, depth=", " ").replace("]", "");
  }
}
