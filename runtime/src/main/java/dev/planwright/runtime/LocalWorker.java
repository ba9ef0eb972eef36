package dev.planwright.runtime;

import dev.planwright.runtime.LocalMailbox.Submission;
import dev.planwright.runtime.LocalTimers.Timer;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.HeapMemory;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.engine.Scheduler;
import dev.planwright.runtime.metrics.LatencyHistogram;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.WorkItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one agent: feeds an engine from its mailbox, hands the ends of runs to the store,
 * and delivers what the store has taken.
 */
final class LocalWorker<I, O> implements EngineHost<I, O>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  /** How often what memories have forgotten is dropped from where they are kept. */
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  /** What a worker tells its runner. On the worker's thread. */
  interface Watcher {

    /** It had started, and can do no more. */
    void failed(Throwable cause);

    /** Its thread does nothing any more. */
    void ended();
  }

  private final int number;
  private final LocalSettings<I, O> settings;
  private final LocalHome<I, O> home;
  private final LocalDeliveries<O> deliveries;
  private final Watcher watcher;
  private final LocalMailbox<I> mailbox;
  private final Thread thread;
  private final LocalMemory memory;

  /** In place of {@link #memory} where nobody could ever read that again. */
  private final @Nullable HeapMemory heap;

  private final Scheduler scheduler;
  private final CompletableFuture<EngineMetrics> started = new CompletableFuture<>();
  private final LatencyHistogram runNanos = new LatencyHistogram();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final LocalTimekeeper timers;

  // On the worker's thread:

  private @Nullable RunEngine<I, O> engine;

  /** Commits that the store has not acknowledged yet. */
  private int uncommitted;

  /**
   * The input that the engine is being given; null between two. Most have ended by the time that it
   * is back.
   */
  private @Nullable Submission<I> inHand;

  /** What the run that is committing gives out, and that as it is stored. */
  private List<Delivery<O>> delivered = List.of();

  private List<OutboxEntry> outbox = List.of();

  /** When the other unfinished inputs were submitted, by their number. */
  private final Map<Long, Long> submittedAt = new HashMap<>();

  LocalWorker(
      int number,
      LocalSettings<I, O> settings,
      LocalHome<I, O> home,
      LocalMemory memory,
      LocalDeliveries<O> deliveries,
      AtomicLong eventMillis,
      Watcher watcher) {
    this.number = number;
    this.settings = settings;
    this.home = home;
    this.memory = memory;
    this.heap = home.isVolatile() ? new HeapMemory(settings.plan().spec().memories()) : null;
    this.deliveries = deliveries;
    this.watcher = watcher;
    this.mailbox = new LocalMailbox<>(settings.maxPending());
    String name = settings.plan().name() + "-worker-" + number;
    this.scheduler = settings.scheduler().apply(name);
    this.timers = new LocalTimekeeper(settings, home, scheduler, this::enqueue, eventMillis);
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until the agent is built; throws what went wrong with that. */
  EngineMetrics awaitStart() {
    return started.join();
  }

  void submit(Submission<I> submission) throws InterruptedException {
    // From a callback, waiting for space would be waiting for oneself.
    boolean wait = !deliveries.isDelivering();
    accepted.incrementAndGet();
    try {
      mailbox.submit(submission, wait);
    } catch (RuntimeException | InterruptedException refused) {
      accepted.decrementAndGet();
      throw refused;
    }
  }

  /** Holds the key of a run that failed for good before this runner was started. */
  void hold(Object key) {
    mailbox.enqueue(() -> engine().hold(key));
  }

  /** Takes over a timer that was set before this runner was started. */
  void recover(Timer timer) {
    mailbox.enqueue(() -> timers.add(timer));
  }

  /** Goes on with a run that an earlier runner had begun, before anything else of its key. */
  void resume(Submission<I> submission) {
    accepted.incrementAndGet();
    mailbox.enqueue(() -> start(submission));
  }

  /** Like {@link #resume(Submission)}, for the run of a timer. */
  void resume(Timer timer) {
    mailbox.enqueue(
        () -> {
          timers.add(timer);
          start(timer);
        });
  }

  /** The runner's event time has advanced. */
  void eventTimeAdvanced() {
    timers.eventTimeAdvanced();
  }

  /** No more input comes: event-time timers fire, wall-time ones as the settings say. */
  void endInput() {
    mailbox.enqueue(timers::endInput);
  }

  void awaitIdle() throws InterruptedException {
    mailbox.awaitIdle();
  }

  void awaitSettled() throws InterruptedException {
    mailbox.awaitSettled();
  }

  long accepted() {
    return accepted.get();
  }

  long ended() {
    return ended.get();
  }

  long droppedTimers() {
    return timers.dropped();
  }

  LatencyHistogram runNanos() {
    return runNanos;
  }

  private void work() {
    try (RunEngine<I, O> opened =
        RunEngine.open(
            settings.plan(), settings.config(), home.journalOfWorker(), settings.engine(), this)) {
      engine = opened;
      started.complete(opened.metrics());
      if (settings.plan().spec().memories().stream().anyMatch(each -> !each.ttl().isZero())) {
        forgetNowAndThen();
      }
      loop(opened);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failedOutsideRun(e);
    } catch (Throwable e) {
      failedOutsideRun(e);
    } finally {
      scheduler.close();
      watcher.ended();
    }
  }

  /** Drops what memories should have forgotten: the first worker for all, if a store keeps it. */
  private void forgetNowAndThen() {
    if (heap != null) {
      heap.forget(scheduler.millis(), engine()::isIdle);
    } else if (number == 0) {
      memory.forget(scheduler.millis());
    }
    scheduler.after(FORGET_EVERY, () -> mailbox.enqueue(this::forgetNowAndThen));
  }

  private void failedOutsideRun(Throwable cause) {
    if (started.isDone()) {
      // First of all, so that whoever learns of the failure finds the whole runner stopped.
      watcher.failed(cause);
      LOG.error("{} stops, because it failed outside a run", thread.getName(), cause);
    } else {
      mailbox.close(cause);
      started.completeExceptionally(cause);
    }
  }

  private void loop(RunEngine<I, O> engine) throws InterruptedException {
    Deque<Runnable> turns = new ArrayDeque<>();
    Deque<Submission<I>> inputs = new ArrayDeque<>();
    while (mailbox.take(turns, inputs, room(engine), isFinished(engine), isSettled(engine))) {
      while (!turns.isEmpty()) {
        turns.removeFirst().run();
      }
      timers.takeDue(this::start);
      while (!inputs.isEmpty()) {
        start(inputs.removeFirst());
      }
    }
  }

  private void start(Submission<I> next) {
    inHand = next;
    engine().accept(next.key(), next.input(), next.eventTime(), next.sequence());
    if (inHand != null) {
      submittedAt.put(next.sequence(), next.submittedAt());
    }
  }

  private void start(Timer timer) {
    engine()
        .acceptTimer(timer.key(), timer.event(), timer.value(), timer.dueMillis(), timer.number());
  }

  /** How many inputs may be taken now without passing a limit, whatever they lead to. */
  private int room(RunEngine<I, O> engine) {
    return Math.min(
        settings.maxInFlight() - engine.inFlight() - uncommitted,
        settings.maxPending() - (engine.pending() - engine.heldInputs()));
  }

  private boolean isFinished(RunEngine<?, ?> engine) {
    return uncommitted == 0
        && engine.inFlight() == 0
        && engine.pending() == engine.heldInputs()
        && timers.isFinished();
  }

  private boolean isSettled(RunEngine<?, ?> engine) {
    return uncommitted == 0 && engine.isSettled();
  }

  private RunEngine<I, O> engine() {
    RunEngine<I, O> running = engine;
    if (running == null) {
      throw new IllegalStateException("a turn before the engine was open");
    }
    return running;
  }

  @Override
  public Scheduler scheduler(String agent) {
    return scheduler;
  }

  @Override
  public void enqueue(Runnable turn) {
    mailbox.enqueue(turn);
  }

  @Override
  public KeyedMemory memory(Object key) {
    return heap == null ? memory.of(key) : heap.of(key);
  }

  @Override
  public boolean isWanted(long ticket) {
    return timers.start(ticket);
  }

  @Override
  public void committing(FinishedRun<I, O> run) {
    timers.requireStorable(run.timers());
    delivered = home.deliveries(run);
    outbox = home.outbox(run, delivered);
  }

  @Override
  public void committed(FinishedRun<I, O> run) {
    List<Delivery<O>> sent = delivered;
    List<WorkItem> set = new ArrayList<>();
    List<Long> cancelled = new ArrayList<>();
    timers.committed(run, set, cancelled);
    Long begun = run.input() == null ? null : submittedAt(run.ticket());
    uncommitted++;
    home.commit(
        run,
        memory,
        outbox,
        set,
        cancelled,
        failure -> {
          if (Thread.currentThread() == thread) {
            taken(sent, begun, failure);
          } else {
            mailbox.enqueue(() -> taken(sent, begun, failure));
          }
        });
  }

  /**
   * The store has taken a run's end, or refused it.
   *
   * @param begun when its input was submitted; null for a timer
   */
  private void taken(
      List<Delivery<O>> delivered, @Nullable Long begun, @Nullable Throwable failure) {
    if (failure != null) {
      throw refused(failure);
    }
    deliveries.deliver(delivered);
    delivered.forEach(home::delivered);
    uncommitted--;
    if (begun != null) {
      runNanos.record(System.nanoTime() - begun);
      ended.incrementAndGet();
    }
  }

  private static IllegalStateException refused(Throwable failure) {
    return new IllegalStateException(
        "the store did not take the end of a run: " + failure, failure);
  }

  /** When the input of a run that has ended was submitted. */
  private long submittedAt(long sequence) {
    Submission<I> latest = inHand;
    if (latest != null && latest.sequence() == sequence) {
      inHand = null;
      return latest.submittedAt();
    }
    Long at = submittedAt.remove(sequence);
    return at == null ? System.nanoTime() : at;
  }

  @Override
  public boolean failed(FailedRun<I> run) {
    memory.discardChanges(run.key());
    if (run.input() != null) {
      long unused = submittedAt(run.ticket());
      ended.incrementAndGet();
    }
    timers.failed(run.ticket());
    String action = run.action() == null ? settings.plan().name() : run.action();
    deliveries.failed(new FailedInput(run.key(), run.origin(), action, run.event(), run.cause()));
    if (settings.engine().holdsFailedKeys() || home.isKept()) {
      home.quarantine(
          new QuarantinedRun(
              run.ticket(),
              KeyCodec.encode(run.key()),
              action,
              String.valueOf(run.cause()),
              scheduler.millis(),
              run.lastAttempt()),
          failure -> {
            if (failure != null) {
              mailbox.enqueue(
                  () -> {
                    throw refused(failure);
                  });
            }
          });
    } else {
      // Nobody could ever look at it.
      home.drop(run.ticket());
    }
    return false;
  }

  /** Stops after the turn in hand, because another worker failed. */
  void stop(Throwable cause) {
    mailbox.close(cause);
  }

  /** Stops after the turn in hand. */
  @Override
  public void close() {
    mailbox.close(null);
    if (Thread.currentThread() != thread && !deliveries.isDelivering()) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
