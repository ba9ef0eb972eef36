package dev.planwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Graphs made at random (fan-outs, cycles, memories, failures, attempts, durable calls), their
 * inputs run on the engine with the turns of several keys mixed: what comes of each key, what it
 * remembers and which calls were executed must be what {@link NaiveInterpreter} says. A seed that
 * failed comes back with {@code -Dplanwright.seed}.
 */
class RandomGraphsTest {

  private static final int GRAPHS = Integer.getInteger("planwright.graphs", 1000);
  private static final int INPUTS = 12;
  private static final long SEED = Long.getLong("planwright.seed", System.nanoTime());

  /** Between the ids of inputs, so that those of their events do not meet. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final List<Object> KEYS =
      List.of("JFK", "", "a/b\u0000c", 1L, "1", 2, new UUID(1, 2));

  @Test
  void engine_onRandomGraphs_doesWhatTheInterpreterDoes() throws Exception {
    System.out.printf("graphs: %d, -Dplanwright.seed=%d%n", GRAPHS, SEED);
    Random seeds = new Random(SEED);
    Coverage coverage = new Coverage();
    for (int i = 0; i < GRAPHS; i++) {
      compare(seeds.nextLong(), "graph %d of seed %d".formatted(i, SEED), coverage);
    }
    System.out.println("graphs: " + coverage);
    if (GRAPHS >= 100) {
      assertThat(coverage.missing()).isEmpty();
    }
  }

  private static void compare(long seed, String name, Coverage coverage) throws Exception {
    Random random = new Random(seed);
    Graph graph = RandomGraphs.make(random);
    boolean holds = random.nextBoolean();
    NaiveInterpreter expected = new NaiveInterpreter(graph, holds);
    List<Input> inputs = inputs(graph, random, expected);
    EngineRun actual = new EngineRun(graph, random, holds);
    actual.run(inputs);

    String about = "%s, holds %s: %s, %s".formatted(name, holds, graph, inputs);
    assertThat(actual.history().byKey()).as(about).isEqualTo(expected.history().byKey());
    for (Input input : inputs) {
      assertThat(actual.memoryOf(input.key()))
          .as("memory of %s in %s", input.key(), about)
          .isEqualTo(expected.memoryOf(input.key()).contents());
    }
    assertThat(actual.executions()).as(about).isEqualTo(expected.executions());
    assertThat(new HashSet<>(actual.idempotencyKeys().values()))
        .as(about)
        .hasSameSizeAs(actual.idempotencyKeys().keySet());
    assertThat(actual.heldInputs()).as(about).isEqualTo(expected.heldInputs());
    coverage.count(expected, actual);
  }

  /** Those that the interpreter has run. */
  private static List<Input> inputs(Graph graph, Random random, NaiveInterpreter interpreter) {
    int keys = 1 + random.nextInt(KEYS.size());
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      GraphEvent event =
          new GraphEvent(
              random.nextInt(graph.listeners().size()),
              (i + 1) * SPREAD,
              random.nextInt(100_000),
              2 + random.nextInt(5));
      Input input = new Input(KEYS.get(random.nextInt(keys)), event);
      if (interpreter.run(input)) {
        inputs.add(input);
      }
    }
    return inputs;
  }
}
