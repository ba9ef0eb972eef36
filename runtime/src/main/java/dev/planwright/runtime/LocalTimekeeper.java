package dev.planwright.runtime;

import dev.planwright.runtime.LocalTimers.Timer;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.Scheduler;
import dev.planwright.runtime.engine.TimerChange;
import dev.planwright.runtime.store.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets, cancels and starts the timers of one worker's keys, in both kinds of time. On the worker's
 * thread, unless a method says more.
 */
final class LocalTimekeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  /** Timers that may set one another after the end of the input before the next is dropped. */
  static final int MOST_CHAINED = 1000;

  private final LocalHome<?, ?> home;
  private final String agent;
  private final EndOfInput endOfInput;
  private final Scheduler scheduler;

  /** Takes a turn of the worker's thread. */
  private final Consumer<Runnable> enqueue;

  /** The runner's event time: the latest of its inputs, in epoch milliseconds. */
  private final AtomicLong eventMillis;

  private final LocalTimers timers = new LocalTimers();
  private final AtomicLong dropped = new AtomicLong();
  private long wakeAt = LocalTimers.NEVER;
  private boolean inputEnded;
  private volatile boolean waitsForEventTime;

  LocalTimekeeper(
      LocalSettings<?, ?> settings,
      LocalHome<?, ?> home,
      Scheduler scheduler,
      Consumer<Runnable> enqueue,
      AtomicLong eventMillis) {
    this.home = home;
    this.agent = settings.plan().name();
    this.endOfInput = settings.endOfInput();
    this.scheduler = scheduler;
    this.enqueue = enqueue;
    this.eventMillis = eventMillis;
  }

  /** The runner's event time has advanced. On any thread. */
  void eventTimeAdvanced() {
    if (waitsForEventTime) {
      enqueue.accept(() -> {});
    }
  }

  /** How many timers were dropped. On any thread. */
  long dropped() {
    return dropped.get();
  }

  /** No more input comes: event-time timers fire, wall-time ones as the settings say. */
  void endInput() {
    inputEnded = true;
    timers.endInput();
  }

  /** Whether no timer is left that has to be waited for now. */
  boolean isFinished() {
    return !inputEnded || timers.allDue();
  }

  void add(Timer timer) {
    timers.add(timer);
    waitsForEventTime = timers.hasEventTime();
    if (inputEnded || isDue(timer)) {
      // Another look at the timers follows, before the worker counts as idle.
      enqueue.accept(() -> {});
    }
    wake();
  }

  private boolean isDue(Timer timer) {
    return timer.dueMillis() <= (timer.isEventTime() ? eventMillis.get() : scheduler.millis());
  }

  /** The run of a due timer starts; false if it was cancelled since. */
  boolean start(long number) {
    return timers.start(number);
  }

  /** Hands over the timers that are due now. */
  void takeDue(Consumer<Timer> due) {
    if (timers.isEmpty()) {
      return;
    }
    if (inputEnded && endOfInput == EndOfInput.DROP) {
      dropWallTimers();
    }
    boolean fireAll = inputEnded && endOfInput == EndOfInput.FIRE;
    timers
        .takeDue(
            fireAll ? Long.MAX_VALUE : scheduler.millis(),
            inputEnded ? Long.MAX_VALUE : eventMillis.get())
        .forEach(due);
    waitsForEventTime = timers.hasEventTime();
    wake();
  }

  private void dropWallTimers() {
    for (Timer timer : timers.takeDue(Long.MAX_VALUE, Long.MIN_VALUE)) {
      if (timers.start(timer.number())) {
        home.drop(timer.number());
        dropped.incrementAndGet();
      }
    }
  }

  /** Sees to it that a turn comes when the next timer is due. */
  private void wake() {
    long next = timers.nextWallMillis();
    if (next < wakeAt) {
      wakeAt = next;
      scheduler.after(
          Duration.ofMillis(Math.max(0, next - scheduler.millis())),
          () ->
              enqueue.accept(
                  () -> {
                    if (wakeAt == next) {
                      wakeAt = LocalTimers.NEVER;
                    }
                  }));
    }
  }

  /** Refuses timers that could not be stored when their run commits. */
  void requireStorable(List<TimerChange> changes) {
    for (TimerChange change : changes) {
      if (change instanceof TimerChange.Set timer) {
        byte[] unused = home.storedEvent(timer.event(), timer.value());
      }
    }
  }

  /** A run has failed for good. */
  void failed(long run) {
    int unused = timers.chained(run);
  }

  /**
   * A run has ended: its timers are set and cancelled.
   *
   * @param set where those go that are set, as they are stored
   * @param cancelled where the numbers go of those that were stored before
   */
  void committed(FinishedRun<?, ?> run, List<WorkItem> set, List<Long> cancelled) {
    int chained = timers.chained(run.ticket());
    for (TimerChange change : run.timers()) {
      if (change instanceof TimerChange.Cancel cancel) {
        for (Long number : timers.cancel(run.key(), cancel.events())) {
          if (!set.removeIf(timer -> timer.number() == number)) {
            cancelled.add(number);
          }
        }
      } else if (change instanceof TimerChange.Set timer) {
        if (chained > MOST_CHAINED) {
          drop(run.key(), timer.value(), chained);
        } else {
          Timer added = timer(run.key(), timer, chained);
          set.add(home.stored(added));
          add(added);
        }
      }
    }
  }

  private Timer timer(Object key, TimerChange.Set timer, int chained) {
    boolean isAfterCommit = timer.domain() == TimerChange.Domain.AFTER_COMMIT;
    return new Timer(
        home.nextNumber(),
        key,
        timer.event(),
        timer.value(),
        isAfterCommit ? inFuture(timer.millis()) : timer.millis(),
        timer.domain() == TimerChange.Domain.EVENT_TIME,
        chained);
  }

  /** A time from now; what is too far away for that is never. */
  private long inFuture(long millis) {
    long now = scheduler.millis();
    return millis > LocalTimers.NEVER - now ? LocalTimers.NEVER : now + millis;
  }

  private void drop(Object key, Object event, int chained) {
    dropped.incrementAndGet();
    LOG.warn(
        "{} has no more input, yet {} timers have set one another for key {}: the next, {}, is dropped.",
        agent,
        chained,
        key,
        event);
  }
}
