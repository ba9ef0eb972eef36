package dev.planwright.runtime;

import dev.planwright.runtime.LocalMailbox.Submission;
import dev.planwright.runtime.LocalTimers.Timer;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.metrics.LatencyHistogram;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan in this process, on threads of its own.
 *
 * <p>Each worker thread has its own agent and takes the inputs of its share of the keys: inputs of
 * one key in the order in which they were submitted, keys in parallel. Outputs of a key come in the
 * order of its runs; callbacks are called one at a time, on worker threads, so they need not be
 * thread-safe but hold up the workers while they run.
 *
 * <p>Thread-safe. A callback that throws stops the runner: later calls say why.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public final class LocalRunner<I, O> implements AutoCloseable {

  private static final String DEFAULT_SOURCE = "";

  private final LocalSettings<I, O> settings;
  private final LocalHome<I, O> home;
  private final LocalDeliveries<O> deliveries;
  private final List<LocalWorker<I, O>> workers = new ArrayList<>();
  private final List<EngineMetrics> engines = new ArrayList<>();
  private final AtomicLong eventMillis = new AtomicLong(Long.MIN_VALUE);
  private final Map<String, Position> positions = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private volatile boolean inputEnded;

  /** Why a worker could do no more; null if all can. */
  private volatile @Nullable Throwable failure;

  /** Where a source of inputs is: written under its own lock, which a blocked submitter holds. */
  private static final class Position {
    private volatile long last;

    Position(long last) {
      this.last = last;
    }
  }

  private LocalRunner(LocalSettings<I, O> settings, LocalHome<I, O> home) {
    this.settings = settings;
    this.home = home;
    this.deliveries = new LocalDeliveries<>(settings);
    eventMillis.set(home.eventMillis());
    home.positions().forEach((source, position) -> positions.put(source, new Position(position)));
  }

  /**
   * Begins to build a runner for this plan; {@link LocalRunnerBuilder#keyedBy} and {@link
   * LocalRunnerBuilder#start} must follow.
   */
  public static <I, O> LocalRunnerBuilder<I, O> of(AgentPlan<I, O> plan) {
    return new LocalRunnerBuilder<>(plan);
  }

  static <I, O> LocalRunner<I, O> start(LocalSettings<I, O> settings) {
    String agent = settings.plan().name();
    try {
      LocalHome<I, O> home =
          LocalHome.open(settings.plan().spec(), settings.store(), settings.keyType());
      LocalRunner<I, O> runner = new LocalRunner<>(settings, home);
      runner.startWorkers();
      runner.recover();
      return runner;
    } catch (IOException e) {
      throw new IllegalStateException(
          "Agent %s could not be started: %s".formatted(agent, e.getMessage()), e);
    }
  }

  private void startWorkers() throws IOException {
    AtomicInteger running = new AtomicInteger(settings.workers());
    LocalWorker.Watcher watcher =
        new LocalWorker.Watcher() {
          @Override
          public void failed(Throwable cause) {
            stop(cause);
          }

          @Override
          public void ended() {
            if (running.decrementAndGet() == 0) {
              home.close();
            }
          }
        };
    for (LocalMemory memory : memories()) {
      workers.add(
          new LocalWorker<>(
              workers.size(), settings, home, memory, deliveries, eventMillis, watcher));
    }
    try {
      workers.forEach(worker -> engines.add(worker.awaitStart()));
    } catch (CompletionException failure) {
      close();
      throw new IllegalStateException(
          "Agent %s could not be started: %s".formatted(settings.plan().name(), failure.getCause()),
          failure.getCause());
    }
  }

  /** The memory of each worker; opened before there is one, because it may be refused. */
  private List<LocalMemory> memories() throws IOException {
    List<LocalMemory> memories = new ArrayList<>();
    try {
      for (int i = 0; i < settings.workers(); i++) {
        memories.add(home.memoryOfWorker());
      }
    } catch (Throwable refused) {
      home.close();
      throw refused;
    }
    return memories;
  }

  /**
   * Goes on where the store was left: outputs first, then the runs that had begun, because they
   * have to find the memory that they began with, then what has not begun, in order.
   */
  private void recover() {
    try {
      for (OutboxEntry entry : home.outbox()) {
        Delivery<O> delivery = home.delivery(entry);
        deliveries.deliver(List.of(delivery));
        home.delivered(delivery);
      }
      Map<Long, QuarantinedRun> quarantined =
          home.quarantined().stream()
              .collect(Collectors.toMap(QuarantinedRun::number, Function.identity()));
      List<WorkItem> unfinished = home.unfinished();
      Set<Long> begun = home.begun();
      for (WorkItem item : unfinished) {
        if (begun.contains(item.number())) {
          recover(item, quarantined.get(item.number()), true);
        }
      }
      for (WorkItem item : unfinished) {
        if (!begun.contains(item.number())) {
          recover(item, quarantined.get(item.number()), false);
        }
      }
    } catch (Throwable failure) {
      close();
      throw failure;
    }
  }

  private void recover(WorkItem item, @Nullable QuarantinedRun failed, boolean hasBegun) {
    if (item.event() != null) {
      Timer timer = home.timer(item);
      if (failed != null) {
        hold(timer.key(), timer.value(), failed);
      } else if (hasBegun) {
        workerOf(timer.key()).resume(timer);
      } else {
        workerOf(timer.key()).recover(timer);
      }
      return;
    }
    eventMillis.accumulateAndGet(item.eventTime(), Math::max);
    I input = home.input(item);
    Object key = keyOf(input);
    if (!Arrays.equals(KeyCodec.encode(key), item.key())) {
      throw new IllegalStateException(
          "Input %d in the store was accepted under another key than %s, which it has now. Finish what is stored with the key function that it was accepted with."
              .formatted(item.number(), KeyCodec.display(key)));
    }
    if (failed != null) {
      hold(key, input, failed);
      return;
    }
    Submission<I> submission =
        new Submission<>(key, input, item.eventTime(), item.number(), System.nanoTime());
    if (hasBegun) {
      workerOf(key).resume(submission);
    } else {
      submit(workerOf(key), submission);
    }
  }

  private void hold(Object key, Object origin, QuarantinedRun failed) {
    deliveries.add(
        new FailedInput(
            key,
            origin,
            failed.action(),
            null,
            new IllegalStateException("before this start: " + failed.cause())));
    if (settings.engine().holdsFailedKeys()) {
      workerOf(key).hold(key);
    }
  }

  /**
   * Takes an input. Returns when it is accepted, which may have to wait until the workers have
   * caught up; its run goes on in the background.
   *
   * @throws IllegalArgumentException if the input has no key, or one of a type that is no key
   * @throws IllegalStateException if the runner is closed or has stopped
   */
  public void submit(I input) {
    take(null, -1, input);
  }

  /** Takes an input with its position in the one source there is. */
  public void submit(long position, I input) {
    submit(DEFAULT_SOURCE, position, input);
  }

  /**
   * Takes an input with its position in its source, unless one at this position or behind it was
   * taken before: then it is ignored, so a driver may begin again anywhere at or before {@link
   * #lastPosition(String)}.
   *
   * @throws IllegalArgumentException if {@code position} is negative
   */
  public void submit(String source, long position, I input) {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " is negative");
    }
    Position known = positions.computeIfAbsent(source, any -> new Position(-1));
    synchronized (known) {
      if (position > known.last) {
        take(source, position, input);
        known.last = position;
      }
    }
  }

  private void take(@Nullable String source, long position, I input) {
    requireOpen();
    if (input == null) {
      throw new NullPointerException("an input of " + settings.plan().name() + " must not be null");
    }
    if (inputEnded) {
      throw new IllegalStateException("endInput() said that no more input would come");
    }
    Object key = keyOf(input);
    long eventTime = eventTimeOf(input);
    long begun = System.nanoTime();
    long number = home.accept(key, input, eventTime, source, position);
    submit(workerOf(key), new Submission<>(key, input, eventTime, number, begun));
    if (eventTime > eventMillis.get()) {
      eventMillis.accumulateAndGet(eventTime, Math::max);
      workers.forEach(LocalWorker::eventTimeAdvanced);
    }
  }

  private void submit(LocalWorker<I, O> worker, Submission<I> submission) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.submit(submission);
          return;
        } catch (InterruptedException e) {
          // The input is accepted: it must get to its worker.
          interrupted = true;
        } catch (IllegalStateException stopped) {
          if (home.isKept()) {
            // The next runner on this store will find it.
            return;
          }
          home.drop(submission.sequence());
          throw stopped;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The position of the last input taken from the one source there is; -1 before the first. */
  public long lastPosition() {
    return lastPosition(DEFAULT_SOURCE);
  }

  /** The position of the last input taken from this source; -1 before the first. */
  public long lastPosition(String source) {
    Position known = positions.get(source);
    return known == null ? -1 : known.last;
  }

  /**
   * Waits until every input accepted so far is finished and its outputs are delivered.
   *
   * @throws RunFailedException if failed runs hold their keys, when all else is finished
   * @throws IllegalStateException if the runner is closed or has stopped, or this is called from a
   *     callback, which is part of what would be waited for
   */
  public void drain() {
    requireOpen();
    awaitIdle();
    List<FailedInput> failures = deliveries.failures();
    if (settings.engine().holdsFailedKeys() && !failures.isEmpty()) {
      throw new RunFailedException(failures);
    }
  }

  /**
   * Waits until no run can go on without more input or more time: what is left waits for a
   * back-off, a time limit or a timer. For tests, which bring their own time.
   *
   * @throws IllegalStateException as for {@link #drain}
   */
  public void settle() {
    requireOpen();
    await(LocalWorker::awaitSettled);
  }

  private void awaitIdle() {
    await(LocalWorker::awaitIdle);
  }

  /** Waits for a worker. */
  private interface Await<I, O> {
    void on(LocalWorker<I, O> worker) throws InterruptedException;
  }

  private void await(Await<I, O> await) {
    if (deliveries.isDelivering()) {
      throw new IllegalStateException("drain() in a callback would wait for that callback itself.");
    }
    try {
      for (LocalWorker<I, O> worker : workers) {
        await.on(worker);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while draining", e);
    }
  }

  /**
   * Says that no more input will come, and drains: timers in event time fire, and those in wall
   * time as {@link LocalRunnerBuilder#endOfInput} says. A timer that these set is treated likewise;
   * but when a thousand have set one another, the next is dropped, counted and logged, so that one
   * that sets itself again and again comes to an end.
   *
   * @throws RunFailedException as for {@link #drain}
   * @throws IllegalStateException as for {@link #drain}
   */
  public void endInput() {
    requireOpen();
    inputEnded = true;
    // No timer overtakes an input that was there before the end.
    awaitIdle();
    workers.forEach(LocalWorker::endInput);
    drain();
  }

  /**
   * Takes a snapshot of the store while the runner goes on.
   *
   * @param reason for people
   * @throws IOException if it cannot be written, or the store takes none
   */
  public StoreSnapshot snapshot(String reason) throws IOException {
    requireOpen();
    return home.snapshot(reason);
  }

  /**
   * Inputs whose runs failed for good, oldest first; where failures hold no key, the last hundred.
   */
  public List<FailedInput> failures() {
    return deliveries.failures();
  }

  /** What this runner has done so far; also after it was closed. */
  public LocalMetrics metrics() {
    long accepted = workers.stream().mapToLong(LocalWorker::accepted).sum();
    long ended = workers.stream().mapToLong(LocalWorker::ended).sum();
    return new LocalMetrics(
        accepted,
        Math.max(0, accepted - ended),
        settings.engine().holdsFailedKeys() ? deliveries.failures().size() : 0,
        workers.stream().mapToLong(LocalWorker::droppedTimers).sum(),
        LatencyHistogram.together(workers.stream().map(LocalWorker::runNanos).toList()),
        EngineMetrics.together(engines));
  }

  /**
   * Stops taking inputs, and the workers after the turn they are in; closes the agents' resources.
   * What is unfinished stays unfinished: call {@link #drain} first. Closing again does nothing.
   * Waits for the workers, unless a callback calls it: they may be waiting for that callback.
   */
  @Override
  public void close() {
    closed = true;
    workers.forEach(LocalWorker::close);
  }

  /** A worker has failed: the others stop too, and later calls say why. */
  private void stop(Throwable cause) {
    failure = cause;
    workers.forEach(worker -> worker.stop(cause));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The runner of " + settings.plan().name() + " is closed; it takes nothing more.");
    }
    Throwable cause = failure;
    if (cause != null) {
      throw LocalMailbox.stopped(cause);
    }
  }

  private Object keyOf(I input) {
    Object key;
    try {
      key = settings.keyedBy().apply(input);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the key function failed, so this input was not accepted: " + input, e);
    }
    if (key == null) {
      throw new IllegalArgumentException(
          "the key function gave null, so this input was not accepted: " + input);
    }
    KeyCodec.check(key);
    return key;
  }

  private long eventTimeOf(I input) {
    Function<? super I, @Nullable Instant> eventTime = settings.eventTime();
    Instant time = eventTime == null ? null : eventTime.apply(input);
    return time == null ? FinishedRun.NO_EVENT_TIME : time.toEpochMilli();
  }

  private LocalWorker<I, O> workerOf(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return workers.get(Math.floorMod(hash >>> 7, workers.size()));
  }
}
