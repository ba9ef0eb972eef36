package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.engine.ScriptLife.Ending;
import dev.planwright.runtime.store.JournalRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the journal is for, property by property, over random actions. */
class JournalPropertiesTest {

  private static final int ACTIONS = Boolean.getBoolean("planwright.full") ? 3_000 : 300;
  private static final long SEED = Long.getLong("planwright.seed", System.nanoTime());

  private final Random seeds = new Random(SEED);

  private String about(long script) {
    return "script %d of seed %d".formatted(script, SEED);
  }

  /** What was recorded stays, and the run goes on behind it. */
  @Test
  void prefixContinuation() throws Exception {
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      ScriptLedger ledger = new ScriptLedger();
      ScriptLife live = ScriptLife.random(seeds.nextLong(), ledger, List.of());
      live.run(script);
      List<JournalRecord> prefix = prefix(live.records());

      ScriptLife resumed = ScriptLife.random(seeds.nextLong(), ledger, prefix);
      Ending ending = resumed.run(script);

      assertThat(ending.failure()).as(about(script)).isNull();
      assertThat(resumed.records().subList(0, prefix.size())).as(about(script)).isEqualTo(prefix);
    }
  }

  /** However often processes die: once an outcome is acknowledged, its effect is had once. */
  @Test
  void effectOfAnAcknowledgedCall_exactlyOnce() throws Exception {
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      ScriptLedger ledger = new ScriptLedger();
      Map<String, Integer> effects = new HashMap<>();
      List<JournalRecord> records = List.of();
      for (Ending ending = null; ending == null; ) {
        ScriptLife life = ScriptLife.random(seeds.nextLong(), ledger, records);
        ending = life.run(script, 1 + seeds.nextInt(10));
        records = ending == null ? life.survivors() : life.records();
        ScriptLife.acknowledged(records)
            .keySet()
            .forEach(key -> effects.putIfAbsent(key, ledger.effects(key)));
      }
      effects.forEach(
          (key, count) -> assertThat(ledger.effects(key)).as(about(script)).isEqualTo(count));
    }
  }

  /** Two futures of one past: a call that both make has one key, and neither knows the other. */
  @Test
  void forkDeterminism() throws Exception {
    int common = 0;
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      ScriptLife live = ScriptLife.random(seeds.nextLong(), new ScriptLedger(), List.of());
      live.run(script);
      List<JournalRecord> prefix = prefix(live.records());

      ScriptLife one = ScriptLife.random(seeds.nextLong(), new ScriptLedger(), prefix);
      ScriptLife other = ScriptLife.random(seeds.nextLong(), new ScriptLedger(), prefix);
      Ending ending = one.run(script);
      Ending otherEnding = other.run(script);

      Set<String> past = ScriptLife.keys(prefix, false).keySet();
      assertThat(ScriptLife.keys(one.records(), false).keySet()).containsAll(past);
      assertThat(ScriptLife.keys(other.records(), false).keySet()).containsAll(past);
      assertThat(replayed(script, one)).as(about(script)).isEqualTo(ending);
      assertThat(replayed(script, other)).as(about(script)).isEqualTo(otherEnding);
      common += past.size();
    }
    assertThat(common).isPositive();
  }

  /** Wherever a run is cut, it goes on from there to the very end that it would have had. */
  @Test
  void checkpointValidity() throws Exception {
    int cuts = 0;
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      ScriptLife whole = ScriptLife.orderly(new ScriptLedger(), List.of());
      Ending ending = whole.run(script);
      for (int cut = 0; cut <= whole.records().size(); cut++) {
        ScriptLife restored =
            ScriptLife.orderly(new ScriptLedger(), whole.records().subList(0, cut));
        assertThat(restored.run(script)).as(about(script) + " cut at " + cut).isEqualTo(ending);
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(ACTIONS);
  }

  /** Whatever happens when, the records alone say how the run ends. */
  @Test
  void recoveryDeterminism() throws Exception {
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      ScriptLife live = ScriptLife.random(seeds.nextLong(), new ScriptLedger(), List.of());
      Ending ending = live.run(script);
      for (int recovery = 0; recovery < 3; recovery++) {
        assertThat(replayed(script, live)).as(about(script)).isEqualTo(ending);
      }
    }
  }

  /** A run that waits is resumed by the first of 64 answers that come at once, and by no other. */
  @Test
  void consumeOnceResume() throws Exception {
    int threads = 64;
    AtomicInteger effects = new AtomicInteger();
    List<String> keys = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.async("approve", "", () -> answer)
                    .thenAccept(
                        by ->
                            s.output(
                                s.call(
                                    "pay",
                                    by,
                                    () -> {
                                      keys.add(CallInfo.current().idempotencyKey());
                                      effects.incrementAndGet();
                                      return "paid by " + by;
                                    }))));
    SurvivingStore store = new SurvivingStore();
    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      engine.accept(TestEngine.KEY, "x");
      CountDownLatch ready = new CountDownLatch(threads);
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> resumers = new ArrayList<>();
      AtomicInteger winners = new AtomicInteger();
      for (int i = 0; i < threads; i++) {
        String name = "resumer " + i;
        Thread thread =
            new Thread(
                () -> {
                  ready.countDown();
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    return;
                  }
                  winners.addAndGet(answer.complete(name) ? 1 : 0);
                });
        thread.start();
        resumers.add(thread);
      }
      assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
      go.countDown();
      engine.finish();
      for (Thread thread : resumers) {
        thread.join();
      }

      assertThat(winners).hasValue(1);
      assertThat(engine.outputs()).containsExactly("paid by " + answer.join());
    }
    assertThat(effects).hasValue(1);
    assertThat(keys).hasSize(1);
    assertThat(store.events()).hasSize(2);
  }

  private List<JournalRecord> prefix(List<JournalRecord> records) {
    return records.subList(0, seeds.nextInt(records.size() + 1));
  }

  private Ending replayed(long script, ScriptLife life) throws Exception {
    return ScriptLife.random(seeds.nextLong(), new ScriptLedger(), life.records()).run(script);
  }
}
