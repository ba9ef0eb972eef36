package dev.planwright.runtime.plan;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls durable: an outcome that was recorded is handed over again instead of calling again.
 *
 * <p>All methods throw what the called method declares, or {@code DurableCallException}, without
 * declaring it: the generated wrapper's own signature does.
 */
public interface DurableCalls {

  /**
   * Makes a method known before its first call; wrappers do when they are built.
   *
   * @throws IllegalStateException if the store cannot keep what the method's mode promises
   */
  <T extends @Nullable Object> DurableMethod<T> declare(DurableMethod<T> method);

  /** A call that returns its result. Unwinds the action until the outcome is durable. */
  default <T extends @Nullable Object> T call(
      DurableMethod<T> method, Arguments arguments, Callable<T> body) {
    return call(method, arguments, body, null);
  }

  /**
   * A call that returns its result. Unwinds the action until the outcome is durable.
   *
   * @param reconciler of a method whose mode is {@code RECONCILED}, else null
   */
  <T extends @Nullable Object> T call(
      DurableMethod<T> method,
      Arguments arguments,
      Callable<T> body,
      @Nullable Reconciler<T> reconciler);

  /**
   * A call that returns a stage; the answer is a {@code DurableFuture} that is not complete yet.
   */
  default <T extends @Nullable Object> CompletionStage<T> callAsync(
      DurableMethod<T> method, Arguments arguments, Callable<? extends CompletionStage<T>> body) {
    return callAsync(method, arguments, body, null);
  }

  /**
   * A call that returns a stage; the answer is a {@code DurableFuture} that is not complete yet.
   *
   * @param reconciler of a method whose mode is {@code RECONCILED}, else null
   */
  <T extends @Nullable Object> CompletionStage<T> callAsync(
      DurableMethod<T> method,
      Arguments arguments,
      Callable<? extends CompletionStage<T>> body,
      @Nullable Reconciler<T> reconciler);
}
