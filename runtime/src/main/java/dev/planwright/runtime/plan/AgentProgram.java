package dev.planwright.runtime.plan;

import org.jspecify.annotations.Nullable;

/**
 * The agent on one worker: what the engine calls. Generated; used by one thread at a time.
 *
 * @param <I> what the agent takes in
 */
public interface AgentProgram<I> {

  /** The dense number of an input's concrete type. */
  int eventOf(I input);

  /**
   * Calls an action with its event, and hands what it returns to the {@link Turn}.
   *
   * @param action the action's dense number
   * @param event of the type that the action takes
   * @throws Exception what the action threw
   */
  void invoke(int action, Object event) throws Exception;

  /**
   * Hands the result of an action's stage to the {@link Turn}. Called once per completed stage.
   *
   * @param action the action's dense number
   * @param result what the stage completed with
   */
  void completed(int action, @Nullable Object result);
}
