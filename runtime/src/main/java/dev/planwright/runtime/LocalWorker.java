package dev.planwright.runtime;

import dev.planwright.runtime.LocalMailbox.Submission;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.HeapMemory;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.metrics.LatencyHistogram;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one agent: feeds an engine from its mailbox and delivers what the engine commits.
 */
final class LocalWorker<I, O> implements EngineHost<I, O>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  private final LocalRunner.Settings<I, O> settings;
  private final LocalDeliveries<O> deliveries;
  private final Consumer<Throwable> onFailure;
  private final LocalMailbox<I> mailbox;
  private final Thread thread;
  private final HeapMemory memory;
  private final CompletableFuture<EngineMetrics> started = new CompletableFuture<>();
  private final LatencyHistogram runNanos = new LatencyHistogram();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  /**
   * The input that the engine is being given; null between two. Most have ended by the time that it
   * is back.
   */
  private @Nullable Submission<I> inHand;

  /** When the other unfinished inputs were submitted, by their sequence. */
  private final Map<Long, Long> submittedAt = new HashMap<>();

  /**
   * @param onFailure told when a worker that had started can do no more
   */
  LocalWorker(
      int number,
      LocalRunner.Settings<I, O> settings,
      LocalDeliveries<O> deliveries,
      Consumer<Throwable> onFailure) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.onFailure = onFailure;
    this.mailbox = new LocalMailbox<>(settings.maxPending());
    this.memory = new HeapMemory(settings.plan().spec().memories());
    this.thread = new Thread(this::work, settings.plan().name() + "-worker-" + number);
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

  void awaitIdle() throws InterruptedException {
    mailbox.awaitIdle();
  }

  long accepted() {
    return accepted.get();
  }

  long ended() {
    return ended.get();
  }

  LatencyHistogram runNanos() {
    return runNanos;
  }

  private void work() {
    try (RunEngine<I, O> engine =
        RunEngine.open(
            settings.plan(), settings.config(), settings.store(), settings.engine(), this)) {
      started.complete(engine.metrics());
      loop(engine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failedOutsideRun(e);
    } catch (Throwable e) {
      failedOutsideRun(e);
    }
  }

  private void failedOutsideRun(Throwable cause) {
    if (started.isDone()) {
      // First of all, so that whoever learns of the failure finds the whole runner stopped.
      onFailure.accept(cause);
      LOG.error("{} stops, because it failed outside a run", thread.getName(), cause);
    } else {
      mailbox.close(cause);
      started.completeExceptionally(cause);
    }
  }

  private void loop(RunEngine<I, O> engine) throws InterruptedException {
    Deque<Runnable> turns = new ArrayDeque<>();
    Deque<Submission<I>> inputs = new ArrayDeque<>();
    while (mailbox.take(turns, inputs, room(engine), isFinished(engine))) {
      while (!turns.isEmpty()) {
        turns.removeFirst().run();
      }
      while (!inputs.isEmpty()) {
        Submission<I> next = inputs.removeFirst();
        inHand = next;
        engine.accept(next.key(), next.input(), next.eventTime(), next.sequence());
        if (inHand != null) {
          submittedAt.put(next.sequence(), next.submittedAt());
        }
      }
    }
  }

  /** How many inputs may be taken now without passing a limit, whatever they lead to. */
  private int room(RunEngine<I, O> engine) {
    return Math.min(
        settings.maxInFlight() - engine.inFlight(),
        settings.maxPending() - (engine.pending() - engine.heldInputs()));
  }

  private static boolean isFinished(RunEngine<?, ?> engine) {
    return engine.inFlight() == 0 && engine.pending() == engine.heldInputs();
  }

  @Override
  public void enqueue(Runnable turn) {
    mailbox.enqueue(turn);
  }

  @Override
  public KeyedMemory memory(Object key) {
    return memory.of(key);
  }

  @Override
  public void committed(FinishedRun<I, O> run) {
    deliveries.deliver(run);
    runNanos.record(System.nanoTime() - submittedAt(run.ticket()));
    ended.incrementAndGet();
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
  public void failed(FailedRun<I> run) {
    submittedAt(run.ticket());
    ended.incrementAndGet();
    deliveries.failed(
        new FailedInput(
            run.key(),
            run.origin(),
            run.action() == null ? settings.plan().name() : run.action(),
            run.event(),
            run.cause()));
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
