package dev.planwright.runtime.engine;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One try of a durable call: runs the implementation, for no longer than its time limit, and tells
 * how that ended, once.
 */
final class CallTry<T extends @Nullable Object> {

  private final DurableMethod<T> method;
  private final RetryPolicy policy;
  private final String idempotencyKey;
  private final int number;
  private final Scheduler scheduler;
  private final LogLabels labels;
  private final Consumer<Ended> ended;

  private boolean over;

  /** The wait for the end of the time limit would hold all this until then. */
  private Runnable giveUpWait = () -> {};

  /** The pool's thread that is in the implementation: to be interrupted when its time is over. */
  private @Nullable Thread inside;

  /**
   * @param policy the action's, which says which failures are final
   * @param number from 1
   * @param labels what log lines of the implementation are told
   * @param ended told how it ended, on any thread
   */
  CallTry(
      DurableMethod<T> method,
      RetryPolicy policy,
      String idempotencyKey,
      int number,
      Scheduler scheduler,
      LogLabels labels,
      Consumer<Ended> ended) {
    this.method = method;
    this.policy = policy;
    this.idempotencyKey = idempotencyKey;
    this.number = number;
    this.scheduler = scheduler;
    this.labels = labels;
    this.ended = ended;
  }

  /** Calls a method that returns its result. */
  void plain(Callable<? extends T> body, boolean interruptible) {
    labels.around(() -> callPlain(body, interruptible));
  }

  /** Calls a method that returns a stage. */
  void stage(Callable<? extends CompletionStage<T>> body, boolean interruptible) {
    labels.around(() -> callStage(body, interruptible));
  }

  private void callPlain(Callable<? extends T> body, boolean interruptible) {
    CallInfo info = begin(interruptible);
    Ended end;
    try {
      end = Ended.returned(method, CallInfo.within(info, body));
    } catch (Throwable thrown) {
      end = Ended.threw(method, policy, thrown);
    }
    leave();
    end(end);
  }

  private void callStage(Callable<? extends CompletionStage<T>> body, boolean interruptible) {
    CallInfo info = begin(interruptible);
    CompletionStage<T> stage;
    try {
      stage = CallInfo.within(info, body);
      if (stage == null) {
        throw new NullPointerException(method.source() + " returned null instead of a stage");
      }
    } catch (Throwable thrown) {
      leave();
      end(Ended.threw(method, policy, thrown));
      return;
    }
    leave();
    CompletionStage<T> unused =
        stage.whenComplete(
            (value, thrown) ->
                end(thrown == null ? returned(value) : Ended.threw(method, policy, thrown)));
  }

  /** A stage drops what its callbacks throw, and the call would never end. */
  private Ended returned(T value) {
    try {
      return Ended.returned(method, value);
    } catch (Throwable fatal) {
      return Ended.threw(method, policy, fatal);
    }
  }

  private CallInfo begin(boolean interruptible) {
    Duration limit = method.timeout();
    if (limit.isZero()) {
      return CallInfo.of(idempotencyKey, number, null);
    }
    synchronized (this) {
      inside = interruptible ? Thread.currentThread() : null;
      giveUpWait = scheduler.cancellable(limit, this::timeIsOver);
    }
    return CallInfo.of(
        idempotencyKey, number, Instant.ofEpochMilli(scheduler.millis()).plus(limit));
  }

  private void timeIsOver() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (inside != null) {
        inside.interrupt();
      }
    }
    ended.accept(Ended.late(method, policy));
  }

  /** From here on the thread is the pool's again, without an interrupt of ours. */
  private synchronized void leave() {
    if (over && inside != null) {
      Thread.interrupted();
    }
    inside = null;
  }

  private void end(Ended end) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      giveUpWait.run();
    }
    ended.accept(end);
  }
}
