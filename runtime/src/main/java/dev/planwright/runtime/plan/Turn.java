package dev.planwright.runtime.plan;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The action being executed, as generated code sees it: where what it emits goes.
 *
 * <p>One per worker. Every method throws off the agent's thread, outside an action, and once the
 * action has unwound.
 */
public interface Turn {

  /**
   * Queues an event for the actions that listen to it.
   *
   * @param event the dense number of {@code value}'s type
   * @param value the event; null is an error that names the action
   */
  void emit(int event, @Nullable Object value);

  /**
   * Ends this action with one event for one listener, and says whether that listener may be called
   * right away, which is the same as first in, first out when nothing else is queued. If not, the
   * event has been queued.
   *
   * @param event the dense number of {@code value}'s type
   * @param value the event; null is an error that names the action
   * @param listener the one action that the event triggers
   * @return true if {@code listener} is now the action being executed: call it
   */
  boolean hop(int event, @Nullable Object value, int listener);

  /**
   * Like {@link #hop}, in an agent that makes no durable calls and asks for no context, for a
   * listener that is executed once: it and this action then count as one, because if it fails, so
   * does the run. The event is not kept, so that the JIT can leave it out altogether.
   */
  boolean pass(int event, @Nullable Object value, int listener);

  /** Gives a value out. It leaves when the run commits. */
  void output(@Nullable Object value);

  /**
   * The action goes on until {@code stage} completes; then comes {@link AgentProgram#completed}.
   */
  void await(@Nullable CompletionStage<?> stage);

  /** An action returned, or a stage, container or emitter held, null where a value must be. */
  RuntimeException nullResult();

  /**
   * The plan was asked for an action that it does not have: it and the runtime do not belong
   * together.
   */
  AssertionError noSuchAction(int action);

  /**
   * A value is of no leaf that the plan knows: the agent was compiled against another version of a
   * sealed type.
   */
  RuntimeException unknownLeaf(Object value);
}
