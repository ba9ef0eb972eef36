package dev.planwright.runtime.plan;

/**
 * An {@link AgentProgram} some of whose actions have guards. Agents without guards do not implement
 * it, and pay nothing.
 *
 * @param <I> what the agent takes in
 */
public interface GuardedProgram<I> extends AgentProgram<I> {

  /**
   * Whether an event triggers an action that listens to it. A pure function of the event, asked
   * when the event is dispatched, right before the action would be executed.
   *
   * @param action the action's dense number
   * @param event of the type that the action takes
   * @throws RuntimeException what an accessor of the event threw, or an {@link ArithmeticException}
   */
  boolean triggers(int action, Object event);
}
