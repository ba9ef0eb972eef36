package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.store.Outcome;
import org.jspecify.annotations.Nullable;

/** The future that one execution holds for one call, and how to settle it. */
final class PendingResult<T extends @Nullable Object> {

  private final DurableMethod<T> method;
  private final Call call;
  private final AgentFuture<T> future;
  private final boolean awaited;
  private boolean delivered;

  /**
   * @param awaited whether an action that returns no stage goes on until this is delivered
   */
  PendingResult(DurableMethod<T> method, Call call, AgentFuture<T> future, boolean awaited) {
    this.method = method;
    this.call = call;
    this.future = future;
    this.awaited = awaited;
  }

  boolean isAwaited() {
    return awaited;
  }

  AgentFuture<T> future() {
    return future;
  }

  boolean isDelivered() {
    return delivered;
  }

  /**
   * Completes the future, which runs its callbacks.
   *
   * @throws RunAbortedException if the run cannot go on with this outcome
   */
  void deliver(Outcome outcome) {
    delivered = true;
    T value;
    try {
      value = Outcomes.open(method, call, outcome);
    } catch (RunAbortedException reason) {
      throw reason;
    } catch (Throwable failure) {
      future.completeExceptionally(failure);
      return;
    }
    future.complete(value);
  }
}
