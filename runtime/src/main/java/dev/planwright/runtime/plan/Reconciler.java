package dev.planwright.runtime.plan;

import dev.planwright.runtime.Reconciliation;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of one call, whose arguments it holds.
 *
 * @param <T> what the call answers
 */
@FunctionalInterface
public interface Reconciler<T extends @Nullable Object> {

  /**
   * Asks. Called on the call pool, with the call's own {@code CallInfo}; more than once if it
   * crashes.
   */
  CompletionStage<? extends Reconciliation<T>> reconcile() throws Exception;
}
