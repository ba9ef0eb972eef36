package dev.planwright.runtime.plan;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls durable: an outcome that was recorded is handed over again instead of calling again.
 *
 * <p>Both methods throw what the method declares, or {@code DurableCallException}, without
 * declaring it: the generated wrapper's own signature does.
 */
public interface DurableCalls {

  /** A call that returns its result. Unwinds the action until the outcome is durable. */
  <T extends @Nullable Object> T call(
      DurableMethod<T> method, Arguments arguments, Callable<T> body);

  /**
   * A call that returns a stage; the answer is a {@code DurableFuture} that is not complete yet.
   */
  <T extends @Nullable Object> CompletionStage<T> callAsync(
      DurableMethod<T> method, Arguments arguments, Callable<? extends CompletionStage<T>> body);
}
