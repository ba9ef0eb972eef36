package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.engine.Call.Site;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Random actions with plain and asynchronous calls and callbacks, whose outcomes come in random
 * orders, with executions thrown in that were not needed: replayed from its records, each ends as
 * it ended live, and makes no recorded call again. That a call had the same arguments is the
 * engine's own check, which would fail the run.
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
    long executions = 0;
    for (int i = 0; i < ACTIONS; i++) {
      long script = seeds.nextLong();
      String about = "script %d of seed %d".formatted(script, SEED);

      Life live = new Life(new Random(script ^ 1), List.of(), Set.of());
      Ending ending = live.run(script);
      assertThat(ending.failure()).as(about).isNull();

      Life replayed = new Life(new Random(script ^ 2), live.store.records(), recordedOf(live));
      assertThat(replayed.run(script)).as(about).isEqualTo(ending);

      List<JournalRecord> prefix =
          live.store.records().subList(0, seeds.nextInt(live.store.records().size() + 1));
      Life resumed = new Life(new Random(script ^ 3), prefix, recorded(prefix));
      Ending resumedEnding = resumed.run(script);
      assertThat(resumedEnding.failure()).as(about).isNull();
      Life resumedAgain =
          new Life(new Random(script ^ 4), resumed.store.records(), recordedOf(resumed));
      assertThat(resumedAgain.run(script)).as(about).isEqualTo(resumedEnding);

      records += live.store.records().size();
      executions += live.executions;
    }
    System.out.printf("replay: records=%d outcomes taken=%d%n", records, executions);
    assertThat(records).isGreaterThan(ACTIONS);
  }

  private static Set<String> recordedOf(Life life) {
    return recorded(life.store.records());
  }

  /** The idempotency keys of the calls that have an outcome. */
  private static Set<String> recorded(List<JournalRecord> records) {
    Set<String> keys = new HashSet<>();
    for (JournalRecord any : records) {
      if (any instanceof CallRecord record && record.event() instanceof Outcome) {
        Place place = new Place(record.path(), record.action());
        RunCalls run =
            new RunCalls(
                new RunHistory(record.key(), record.run(), "run", 0, List.of()),
                new FormerNames(List.of()));
        Site site = new Site(place, record.call(), record.occurrence());
        keys.add(
            new ActionCalls(run, place, record.action(), 1, later -> false)
                .idempotencyKey(new Call(site, record.arguments(), 0, true)));
      }
    }
    return keys;
  }

  /** How a run ended. */
  private record Ending(List<String> outputs, List<Object> memory, String failure) {}

  /** One process: an engine with its own journal, in which a run lives until it has committed. */
  private static final class Life implements EngineHost<Long, String>, ScriptPlan.World {

    private final Random random;
    private final RecordingStore store;
    private final Set<String> recorded;
    private final List<Runnable> ready = new ArrayList<>();
    private final LinkedBlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final List<Runnable> unanswered = new ArrayList<>();
    private final List<Runnable> unacknowledged = new ArrayList<>();
    private final Set<String> executed = ConcurrentHashMap.newKeySet();
    private final HeapMemory memory;
    private final ScriptPlan plan = new ScriptPlan(this);
    private Ending ending;
    private int executions;

    Life(Random random, List<JournalRecord> records, Set<String> recorded) {
      this.random = random;
      this.recorded = recorded;
      this.store =
          new RecordingStore(
              records,
              acknowledgement ->
                  (!unacknowledged.isEmpty() || random.nextInt(4) == 0)
                      && unacknowledged.add(acknowledgement));
      this.memory = new HeapMemory(plan.spec().memories());
    }

    Ending run(long script) throws Exception {
      EngineSettings settings =
          EngineSettings.DEFAULTS.withReplay(() -> random.nextInt(3) == 0).withCallThreads(1);
      try (RunEngine<Long, String> engine =
          RunEngine.open(plan, AgentConfig.empty(), store, settings, this)) {
        engine.accept("key", script, FinishedRun.NO_EVENT_TIME, 0);
        while (ending == null) {
          next().run();
        }
        assertThat(engine.inFlight()).isZero();
      }
      return ending;
    }

    /**
     * Something that may happen next: an acknowledgement in its order, a turn, or an answer in any.
     */
    private Runnable next() throws InterruptedException {
      executions++;
      while (true) {
        arrived.drainTo(ready);
        if (!unacknowledged.isEmpty() && random.nextBoolean()) {
          return unacknowledged.remove(0);
        }
        if (!ready.isEmpty() && random.nextInt(3) > 0) {
          return ready.remove(0);
        }
        if (!unanswered.isEmpty()) {
          unanswered.remove(random.nextInt(unanswered.size())).run();
        } else if (ready.isEmpty() && unacknowledged.isEmpty()) {
          Runnable turn = arrived.poll(30, TimeUnit.SECONDS);
          assertThat(turn).as("the run waits, and nothing comes").isNotNull();
          ready.add(turn);
        }
      }
    }

    @Override
    public long plain(String call, long argument) {
      executed.add(CallInfo.current().idempotencyKey());
      return answer(call, argument);
    }

    @Override
    public CompletableFuture<Long> async(String call, long argument) {
      executed.add(CallInfo.current().idempotencyKey());
      CompletableFuture<Long> result = new CompletableFuture<>();
      unanswered.add(
          () -> {
            try {
              result.complete(answer(call, argument));
            } catch (ScriptPlan.Refused refused) {
              result.completeExceptionally(refused);
            }
          });
      return result;
    }

    private long answer(String call, long argument) {
      if (argument % 5 == 0) {
        throw new ScriptPlan.Refused("refused " + argument);
      }
      return argument ^ call.hashCode();
    }

    @Override
    public void enqueue(Runnable turn) {
      arrived.add(turn);
    }

    @Override
    public KeyedMemory memory(Object key) {
      return memory.of(key);
    }

    @Override
    public void committed(FinishedRun<Long, String> run) {
      List<String> outputs = new ArrayList<>();
      for (int i = 0; i < run.outputCount(); i++) {
        outputs.add(run.output(i));
      }
      ending = new Ending(outputs, List.copyOf(memory.of("key").list(0)), null);
      assertThat(Collections.disjoint(executed, recorded)).as("no recorded call again").isTrue();
    }

    @Override
    public void failed(FailedRun<Long> run) {
      ending = new Ending(List.of(), List.of(), String.valueOf(run.cause()));
    }
  }

  /** Records of both kinds come up, or the sweep would prove little. */
  @Test
  void randomActions_coverFailuresAndSuccesses() throws Exception {
    Random seeds = new Random(7);
    Set<Class<?>> outcomes = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      Life life = new Life(new Random(i), List.of(), Set.of());
      life.run(seeds.nextLong());
      life.store
          .records()
          .forEach(record -> outcomes.add(((CallRecord) record).event().getClass()));
    }
    assertThat(outcomes).contains(Outcome.Succeeded.class, Outcome.Failed.class);
  }
}
