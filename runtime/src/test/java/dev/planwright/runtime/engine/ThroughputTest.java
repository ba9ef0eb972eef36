package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.engine.ChainPlan.Doubled;
import dev.planwright.runtime.engine.ChainPlan.Weighed;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The engine on one thread without a store, against a handwritten loop with the same three steps
 * over a {@code HashMap}: medians of five, in turn, in one process.
 */
class ThroughputTest {

  private static final int RECORDS = 1_000_000;
  private static final int KEYS = 10_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 5;

  final String[] keys = new String[KEYS];
  private final int[] order = new Random(42).ints(RECORDS, 0, KEYS).toArray();

  @Test
  void threeChainedActions_againstHandwrittenLoop_reachHalfItsRate() throws Exception {
    Arrays.setAll(keys, i -> "key-" + i);
    double[] engine = new double[ROUNDS];
    double[] loop = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long viaEngine = engine();
      long between = System.nanoTime();
      long viaLoop = loop();
      long end = System.nanoTime();
      assertThat(viaEngine).isEqualTo(viaLoop);
      if (round >= 0) {
        engine[round] = (between - start) / (double) RECORDS;
        loop[round] = (end - between) / (double) RECORDS;
      }
    }
    double ratio = median(loop) / median(engine);
    System.out.printf(
        "throughput: engine=%.0f ns/record loop=%.0f ns/record ratio=%.2f%n",
        median(engine), median(loop), ratio);
    assertThat(ratio).isGreaterThanOrEqualTo(0.5);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  long engine() throws Exception {
    ChainPlan plan = new ChainPlan();
    SummingHost host = new SummingHost(new HeapMemory(plan.spec().memories()));
    try (RunEngine<String, Void> engine =
        RunEngine.open(
            plan,
            AgentConfig.empty(),
            ActionStateStore.inMemory(),
            EngineSettings.DEFAULTS,
            host)) {
      for (int i = 0; i < RECORDS; i++) {
        String key = keys[order[i]];
        engine.accept(key, key, FinishedRun.NO_EVENT_TIME, i);
      }
    }
    long counted = 0;
    for (String key : keys) {
      counted += (Integer) Objects.requireNonNull(host.memory(key).value(0));
    }
    assertThat(counted).isEqualTo(host.runs);
    return counted;
  }

  private static final class SummingHost implements EngineHost<String, Void> {

    private final HeapMemory memory;
    private long runs;

    SummingHost(HeapMemory memory) {
      this.memory = memory;
    }

    @Override
    public void enqueue(Runnable turn) {
      throw new AssertionError("nothing waits");
    }

    @Override
    public KeyedMemory memory(Object key) {
      return memory.of(key);
    }

    @Override
    public void committed(FinishedRun<String, Void> run) {
      runs++;
    }

    @Override
    public void failed(FailedRun<String> run) {
      throw new AssertionError(run.cause());
    }
  }

  long loop() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < RECORDS; i++) {
      String key = keys[order[i]];
      Doubled doubled = new Doubled(key, key.length() * 2L);
      Weighed weighed = new Weighed(doubled.text(), doubled.value() + doubled.text().length());
      if (weighed.weight() > 0) {
        counts.put(key, counts.getOrDefault(key, 0) + 1);
      }
    }
    long counted = 0;
    for (String key : keys) {
      counted += counts.getOrDefault(key, 0);
    }
    return counted;
  }
}
