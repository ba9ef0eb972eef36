package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.engine.ScriptLife.Ending;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random actions with plain and asynchronous calls of every mode, tries, time limits and callbacks,
 * whose outcomes come in random orders, with executions thrown in that were not needed, in
 * processes that die at any time: replayed from its records, each ends as it ended live, and makes
 * no recorded call again. That a call had the same arguments is the engine's own check, which would
 * fail the run.
 */
class ReplaySoundnessTest {

  private static final int ACTIONS =
      Integer.getInteger(
          "planwright.replay.actions", Boolean.getBoolean("planwright.full") ? 20_000 : 2_000);
  private static final long SEED = Long.getLong("planwright.seed", System.nanoTime());

  @Test
  void randomActions_liveAndReplayed_endTheSame() throws Exception {
    System.out.printf("replay: actions=%d seed=%d%n", ACTIONS, SEED);
    Random seeds = new Random(SEED);
    long records = 0;
    long steps = 0;
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      String about = "script %d of seed %d".formatted(script, SEED);

      ScriptLedger ledger = new ScriptLedger();
      ScriptLife live = ScriptLife.random(script ^ 1, ledger, List.of());
      Ending ending = live.run(script);
      assertThat(ending.failure()).as(about).isNull();
      assertReplays(script, live.records(), ledger, ending, about);

      List<JournalRecord> prefix =
          live.records().subList(0, seeds.nextInt(live.records().size() + 1));
      ScriptLife resumed = ScriptLife.random(script ^ 3, ledger, prefix);
      Map<String, Integer> before = ledger.executions();
      Ending resumedEnding = resumed.run(script);
      assertThat(resumedEnding.failure()).as(about).isNull();
      for (String key : ScriptLife.acknowledged(prefix).keySet()) {
        assertThat(ledger.executions(key)).as(about).isEqualTo(before.getOrDefault(key, 0));
      }
      assertReplays(script, resumed.records(), ledger, resumedEnding, about);

      records += live.records().size();
      steps += live.steps();
    }
    System.out.printf("replay: records=%d steps=%d%n", records, steps);
    assertThat(records).isGreaterThan(ACTIONS);
  }

  private static void assertReplays(
      long script, List<JournalRecord> records, ScriptLedger ledger, Ending ending, String about)
      throws Exception {
    Map<String, Integer> before = ledger.executions();
    ScriptLife replayed = ScriptLife.random(script ^ 2, ledger, records);
    assertThat(replayed.run(script)).as(about).isEqualTo(ending);
    for (String key : ScriptLife.acknowledged(records).keySet()) {
      assertThat(ledger.executions(key)).as(about).isEqualTo(before.getOrDefault(key, 0));
    }
  }

  @Test
  void randomActions_processesDieAtAnyTime_acknowledgedCallsAreNeverExecutedAgain()
      throws Exception {
    System.out.printf("crashes: actions=%d seed=%d%n", ACTIONS, SEED);
    Random seeds = new Random(SEED);
    long deaths = 0;
    long interrupted = 0;
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      String about = "script %d of seed %d".formatted(script, SEED);
      ScriptLedger ledger = new ScriptLedger();
      Map<String, Integer> acknowledged = new HashMap<>();
      List<JournalRecord> survivors = List.of();
      Ending ending = null;
      while (ending == null) {
        ScriptLife life = ScriptLife.random(seeds.nextLong(), ledger, survivors);
        ending = life.run(script, 1 + seeds.nextInt(12));
        survivors = ending == null ? life.survivors() : life.records();
        for (String key : ScriptLife.acknowledged(survivors).keySet()) {
          acknowledged.putIfAbsent(key, ledger.executions(key));
        }
        acknowledged.forEach(
            (key, executions) ->
                assertThat(ledger.executions(key)).as(about).isEqualTo(executions));
        deaths += ending == null ? 1 : 0;
      }
      assertThat(ending.failure()).as(about).isNull();
      for (Map.Entry<String, String> call : ScriptLife.keys(survivors, false).entrySet()) {
        if (call.getValue().startsWith("asked")) {
          assertThat(ledger.effects(call.getKey())).as(about).isLessThanOrEqualTo(1);
        }
        interrupted += ledger.executions(call.getKey()) > 1 ? 1 : 0;
      }
    }
    System.out.printf("crashes: deaths=%d calls executed more than once=%d%n", deaths, interrupted);
    assertThat(deaths).isGreaterThan(ACTIONS / 4);
    assertThat(interrupted).isPositive();
  }

  /** Records of all kinds come up, or the sweep would prove little. */
  @Test
  void randomActions_coverEverythingThatIsRecorded() throws Exception {
    Random seeds = new Random(7);
    Set<Class<?>> events = new HashSet<>();
    Set<String> calls = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ScriptLife life = ScriptLife.random(i, new ScriptLedger(), List.of());
      life.run(seeds.nextLong());
      for (JournalRecord record : life.records()) {
        events.add(((CallRecord) record).event().getClass());
        calls.add(((CallRecord) record).call());
      }
    }
    assertThat(events)
        .contains(
            Outcome.Succeeded.class,
            Outcome.Failed.class,
            CallEvent.Begun.class,
            CallEvent.TryFailed.class);
    assertThat(calls).contains(TimeLimit.ID).containsAll(Script.CALLS);
  }
}
