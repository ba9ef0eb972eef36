package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.engine.Call.Site;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One process: an engine with the records that earlier ones left, in which one scripted run lives
 * until it has ended or the process dies. What happens next, and when, is random, or, if so wished,
 * always in the same order.
 */
final class ScriptLife implements EngineHost<Long, String>, ScriptPlan.World {

  /** How a run ended. */
  record Ending(List<String> outputs, List<Object> memory, @Nullable String failure) {}

  private final Random random;
  private final boolean isOrderly;
  private final ScriptLedger ledger;
  private final RecordingStore store;
  private final VirtualTime time;
  private final ScriptPlan plan;
  private final HeapMemory memory;
  private final List<Runnable> ready = new ArrayList<>();
  private final LinkedBlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
  private final List<Runnable> unanswered = new ArrayList<>();
  private final List<Runnable> unacknowledged = new ArrayList<>();
  private @Nullable Ending ending;
  private int steps;

  /** Guarded by the ledger: the dead have no effect. */
  private boolean dead;

  private ScriptLife(
      Random random,
      boolean isOrderly,
      ScriptLedger ledger,
      VirtualTime time,
      List<JournalRecord> records,
      LongFunction<Script> scripts) {
    this.random = random;
    this.isOrderly = isOrderly;
    this.ledger = ledger;
    this.time = time;
    this.store =
        new RecordingStore(
            records,
            acknowledgement ->
                !isOrderly
                    && (!unacknowledged.isEmpty() || random.nextInt(4) == 0)
                    && unacknowledged.add(acknowledgement));
    this.plan = new ScriptPlan(this, scripts);
    this.memory = new HeapMemory(plan.spec().memories());
  }

  /** A process in which anything happens in any order. */
  static ScriptLife random(long seed, ScriptLedger ledger, List<JournalRecord> records) {
    return new ScriptLife(
        new Random(seed),
        false,
        ledger,
        new VirtualTime(),
        records,
        script -> Script.random(new Random(script)));
  }

  /** A process in which what is asked first is answered first; its scripts are simple. */
  static ScriptLife orderly(ScriptLedger ledger, List<JournalRecord> records) {
    return new ScriptLife(
        new Random(0),
        true,
        ledger,
        new VirtualTime(),
        records,
        script -> Script.random(new Random(script)).simple());
  }

  /** Lives until the run has ended. */
  Ending run(long script) throws Exception {
    Ending end = run(script, Integer.MAX_VALUE);
    assertThat(end).isNotNull();
    return end;
  }

  /**
   * Lives until the run has ended, or for so many steps.
   *
   * @return null if it died before
   */
  @Nullable Ending run(long script, int longest) throws Exception {
    EngineSettings settings =
        EngineSettings.DEFAULTS
            .withReplay(() -> !isOrderly && random.nextInt(3) == 0)
            .withCallThreads(1);
    try (RunEngine<Long, String> engine =
        RunEngine.open(plan, AgentConfig.empty(), store, settings, this)) {
      engine.accept("key", script, FinishedRun.NO_EVENT_TIME, 0);
      while (ending == null && steps < longest) {
        next().run();
      }
      if (ending != null) {
        assertThat(engine.inFlight()).isZero();
      }
      synchronized (ledger) {
        dead = true;
      }
    }
    return ending;
  }

  /** What survives the process: all that was acknowledged, and some of the rest. */
  List<JournalRecord> survivors() {
    int some = random.nextInt(store.records().size() - store.acknowledged() + 1);
    return List.copyOf(store.records().subList(0, store.acknowledged() + some));
  }

  List<JournalRecord> records() {
    return List.copyOf(store.records());
  }

  int steps() {
    return steps;
  }

  /**
   * Something that may happen next: an acknowledgement in its order, a turn, an answer in any, or
   * time.
   */
  private Runnable next() throws InterruptedException {
    steps++;
    while (true) {
      arrived.drainTo(ready);
      if (!unacknowledged.isEmpty() && random.nextBoolean()) {
        return unacknowledged.remove(0);
      }
      if (!ready.isEmpty() && (isOrderly || random.nextInt(3) > 0)) {
        return ready.remove(0);
      }
      if (!unanswered.isEmpty()) {
        if (!isOrderly && time.waiting() > 0 && random.nextInt(8) == 0) {
          return time::passToNext;
        }
        unanswered.remove(isOrderly ? 0 : random.nextInt(unanswered.size())).run();
      } else if (ready.isEmpty() && unacknowledged.isEmpty()) {
        // What the call pool is at comes by itself; only if it is at nothing, time must pass.
        boolean mayPass = time.waiting() > 0;
        Runnable turn = arrived.poll(mayPass ? 1 : 30_000, TimeUnit.MILLISECONDS);
        if (turn != null) {
          ready.add(turn);
        } else {
          assertThat(mayPass).as("the run waits, and nothing comes").isTrue();
          return time::passToNext;
        }
      }
    }
  }

  @Override
  public long plain(String call, long argument) {
    CallInfo info = CallInfo.current();
    execute(info);
    return answer(call, argument, info);
  }

  @Override
  public CompletableFuture<Long> async(String call, long argument) {
    CallInfo info = CallInfo.current();
    execute(info);
    CompletableFuture<Long> result = new CompletableFuture<>();
    unanswered.add(
        () -> {
          try {
            result.complete(answer(call, argument, info));
          } catch (ScriptPlan.Refused refused) {
            result.completeExceptionally(refused);
          }
        });
    return result;
  }

  private void execute(CallInfo info) {
    synchronized (ledger) {
      requireAlive();
      ledger.execute(info);
    }
  }

  private long answer(String call, long argument, CallInfo info) {
    synchronized (ledger) {
      requireAlive();
      return ledger.answer(call, argument, info);
    }
  }

  private void requireAlive() {
    if (dead) {
      throw new IllegalStateException("a thread of a process that is dead");
    }
  }

  @Override
  public Reconciliation<Long> reconcile(String call) {
    return ledger.reconcile(CallInfo.current().idempotencyKey());
  }

  @Override
  public Scheduler scheduler(String agent) {
    return time;
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
  }

  @Override
  public boolean failed(FailedRun<Long> run) {
    ending = new Ending(List.of(), List.of(), String.valueOf(run.cause()));
    return false;
  }

  /** The idempotency keys of all calls with an outcome, and by which call. */
  static Map<String, String> acknowledged(List<JournalRecord> records) {
    return keys(records, true);
  }

  /** The idempotency keys of the calls that are recorded, or of those with an outcome alone. */
  static Map<String, String> keys(List<JournalRecord> records, boolean ended) {
    Map<String, String> keys = new HashMap<>();
    RunCalls run =
        new RunCalls(
            new RunHistory(key(records), 0, "run", 0, List.of()),
            new FormerNames(List.of(), List.of()));
    for (JournalRecord any : records) {
      if (any instanceof CallRecord record && (!ended || record.event() instanceof Outcome)) {
        Place place = new Place(record.path(), record.action());
        Site site = new Site(place, record.call(), record.occurrence());
        ActionCalls calls = new ActionCalls(run, place, record.action(), 1, later -> false);
        keys.put(calls.idempotencyKey(new Call(site, record.arguments(), 0, true)), record.call());
      }
    }
    return keys;
  }

  private static byte[] key(List<JournalRecord> records) {
    return records.isEmpty() ? new byte[0] : records.get(0).key();
  }
}
