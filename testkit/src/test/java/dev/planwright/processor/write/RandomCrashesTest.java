package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.processor.write.RandomAgent.Event;
import dev.planwright.testkit.CrashReport;
import dev.planwright.testkit.CrashScenario;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents made at random, compiled by the processor, crash everywhere: with calls of every mode,
 * tries, attempts, dead letters, held keys and timers. A seed that failed comes back with {@code
 * -Dplanwright.seed}.
 */
class RandomCrashesTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int AGENTS = FULL ? 200 : 20;
  private static final int INPUTS = 5;
  private static final int MOST_CRASHES = 40;

  /** Inputs that lead to more are left out, to keep the test short. */
  private static final int MOST_ACTIONS = 12;

  @TempDir Path work;

  private record Input(String key, Event event) {}

  /** An agent and some inputs that lead to few actions. */
  private record Trial(RandomAgent agent, List<Input> inputs) {}

  /** How often what has happened in the services. */
  private final Map<String, Long> noted = new ConcurrentHashMap<>();

  @Test
  void compiledRandomAgents_surviveCrashesEverywhere() throws Exception {
    long seed = Long.getLong("planwright.seed", System.nanoTime());
    System.out.println("random crashes: -Dplanwright.seed=" + seed);
    List<Trial> trials = trials(seed);
    Compiled compiled = compile(trials);
    int crashes = 0;
    int repeated = 0;
    int ambiguous = 0;
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {compiled.classes().toUri().toURL()}, getClass().getClassLoader())) {
      for (Trial trial : trials) {
        CrashReport report = crash(trial, loader);
        crashes += report.crashes();
        repeated += report.repeatedCalls();
        ambiguous += report.ambiguous();
      }
    }
    System.out.printf(
        "random crashes: agents=%d crashes=%d repeated=%d ambiguous=%d %s%n",
        AGENTS, crashes, repeated, ambiguous, new TreeMap<>(noted));
    assertThat(noted).doesNotContainKeys("tell twice", "plain twice", "later twice");
    assertThat(noted).containsKeys("tell", "plain", "later", "found", "found nothing");
    assertThat(crashes).isGreaterThan(AGENTS * 15);
    assertThat(repeated).isPositive();
    assertThat(ambiguous).isPositive();
  }

  /**
   * Every second agent is the same in each run, so that what must happen does. About one of 200 has
   * no input that leads to few actions: it takes no part.
   */
  private static List<Trial> trials(long seed) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> trial("a" + i, i % 2 == 0 ? i : seed + i))
        .filter(trial -> !trial.inputs().isEmpty())
        .limit(AGENTS)
        .toList();
  }

  private static Trial trial(String name, long seed) {
    RandomAgent agent = RandomAgents.make(name, seed);
    var random = new Random(seed);
    var interpreter = new NaiveInterpreter(agent);
    var inputs = new ArrayList<Input>();
    for (int i = 0; inputs.size() < INPUTS && i < INPUTS * 10; i++) {
      var input =
          new Input(random.nextBoolean() ? "JFK" : "a/b", RandomDesk.input(agent, random, i));
      var rehearsal = interpreter.copy();
      rehearsal.run(input.key(), input.event());
      if (rehearsal.actionsOfRun() <= MOST_ACTIONS) {
        interpreter.run(input.key(), input.event());
        inputs.add(input);
      }
    }
    return new Trial(agent, inputs);
  }

  private Compiled compile(List<Trial> trials) throws Exception {
    var files = new TreeMap<>(CrashCalls.files());
    for (Trial trial : trials) {
      RandomAgent agent = trial.agent();
      files.put(RandomDesk.file(agent), RandomAgentText.withTimers(agent));
    }
    Compiled compiled = new AgentSources(files).compile(Compiler.JAVAC, work, "-g:none");
    assertThat(compiled.messages()).noneMatch(message -> message.startsWith("ERROR"));
    return compiled;
  }

  private CrashReport crash(Trial trial, ClassLoader loader) throws Exception {
    RandomAgent agent = trial.agent();
    RandomDesk desk = new RandomDesk(agent, loader);
    var keys = new HashMap<Object, String>();
    var inputs = new ArrayList<Object>();
    for (Input each : trial.inputs()) {
      Object input = desk.instance(each.event());
      keys.put(input, each.key());
      inputs.add(input);
    }
    var scenario =
        CrashScenario.of(desk.plan()).keyedBy(keys::get).inputs(inputs).mostCrashes(MOST_CRASHES);
    if (agent.durable()) {
      service(scenario, loader);
    }
    try {
      return scenario.verify();
    } catch (AssertionError failure) {
      throw new AssertionError(
          "%s%n%s:%n%s".formatted(failure.getMessage(), agent, RandomAgentText.withTimers(agent)),
          failure);
    }
  }

  private void service(CrashScenario<Object, Object> scenario, ClassLoader loader)
      throws Exception {
    Constructor<?> service =
        loader.loadClass("random.calls.RealCalls").getConstructor(Consumer.class);
    Consumer<String> note = what -> noted.merge(what, 1L, Long::sum);
    serviceOfEachTrial(scenario, loader.loadClass("random.calls.Calls"), service, note);
  }

  private static <T> void serviceOfEachTrial(
      CrashScenario<Object, Object> scenario,
      Class<T> type,
      Constructor<?> service,
      Consumer<String> note) {
    scenario.serviceOfEachTrial(
        type,
        () -> {
          try {
            return type.cast(service.newInstance(note));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
