package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.Turn;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Guards the agent's code: says which run it works for, and whether it may do anything at all.
 *
 * <p>It may only on the agent's thread, only while the engine has let it in, and not once the
 * action has unwound. Memory handles, emitters, contexts and durable wrappers all come here first.
 */
final class ActionTurn<I, O> implements Turn {

  private final Thread agentThread = Thread.currentThread();
  private final List<ActionSpec> actions;
  private final int eventBudget;
  private final EngineMetrics metrics;

  private @Nullable Run<I, O> run;

  /** Whether the agent's code may act now. Read by the agent's thread only. */
  private boolean open;

  /** Whether this execution is over before its code has returned: by unwinding, or by an abort. */
  private boolean over;

  /** Why the run must not go on; whatever the agent's code makes of the exception, it does not. */
  private @Nullable RunAbortedException aborted;

  ActionTurn(List<ActionSpec> actions, int eventBudget, EngineMetrics metrics) {
    this.actions = actions;
    this.eventBudget = eventBudget;
    this.metrics = metrics;
  }

  /** A new execution of the action in hand begins. */
  void begin(Run<I, O> next) {
    if (run != next) {
      run = next;
    }
    if (over) {
      over = false;
      aborted = null;
    }
    open = true;
  }

  /** The agent's code has returned. */
  void leave() {
    open = false;
  }

  /**
   * From a durable call: the implementation runs on this thread now, and is no part of the action.
   */
  void stepOut() {
    open = false;
  }

  /** The implementation has returned. */
  void stepIn() {
    open = true;
  }

  /** Whether the agent's code is running. */
  boolean isOpen() {
    return open;
  }

  boolean isAgentThread() {
    return Thread.currentThread() == agentThread;
  }

  /** Whether the execution has unwound or was aborted, so that nothing may come of it. */
  boolean isOver() {
    return over;
  }

  /** Ends this execution of the action: whatever its code still does, nothing comes of it. */
  Unwinding unwind() {
    over = true;
    open = false;
    return Unwinding.INSTANCE;
  }

  /** Ends this execution of the action, and its run. */
  RunAbortedException abort(Reason reason, String message, @Nullable Throwable cause) {
    return abort(new RunAbortedException(reason, message, cause));
  }

  /** Ends this execution of the action, and its run. */
  RunAbortedException abort(RunAbortedException reason) {
    aborted = reason;
    over = true;
    open = false;
    return reason;
  }

  /** Ends the run, because the agent's code has asked for what its memory does not give. */
  RuntimeException unreadable(String memory, RuntimeException cause) {
    return abort(
        Reason.UNREADABLE_MEMORY,
        "%s asked for memory %s, which cannot be read: %s"
            .formatted(method(openRun().action), memory, cause.getMessage()),
        cause);
  }

  @Nullable RunAbortedException aborted() {
    return aborted;
  }

  /** The run that the agent's code works for; throws if it must not act now. */
  Run<I, O> run() {
    if (Thread.currentThread() != agentThread || !open) {
      throw refused();
    }
    return openRun();
  }

  /** Like {@link #run()}, for something that belongs to one action. */
  Run<I, O> runOf(int action) {
    Run<I, O> current = run();
    if (current.action != action) {
      throw new IllegalStateException(
          "%s uses an emitter of %s. An emitter is a parameter of one action: do not keep it."
              .formatted(method(current.action), method(action)));
    }
    return current;
  }

  private Run<I, O> openRun() {
    Run<I, O> current = run;
    if (current == null) {
      throw new AssertionError("open without a run");
    }
    return current;
  }

  private RuntimeException refused() {
    if (Thread.currentThread() != agentThread) {
      return new IllegalStateException(
          ("Memory, emitters, contexts and durable calls belong to the agent's thread (%s), but were used on %s. Do not"
                  + " hand them to executors, parallel streams or the implementation of a durable call.")
              .formatted(agentThread.getName(), Thread.currentThread().getName()));
    }
    if (aborted != null) {
      throw aborted;
    }
    if (over) {
      throw Unwinding.INSTANCE;
    }
    return new IllegalStateException(
        "Memory, emitters, contexts and durable calls can be used while an action runs, not in a constructor, a provider"
            + " or the implementation of a durable call.");
  }

  @Override
  public void emit(int event, @Nullable Object value) {
    Run<I, O> current = run();
    if (value == null) {
      throw nullResult();
    }
    checkBudget(current);
    current.log.add(value, event, current.current, current.action);
  }

  @Override
  public boolean hop(int event, @Nullable Object value, int listener) {
    Run<I, O> current = run();
    if (value == null) {
      throw nullResult();
    }
    checkBudget(current);
    if (current.recorded != null || !current.isTail()) {
      current.log.add(value, event, current.current, current.action);
      return false;
    }
    metrics.completed(current.action);
    current.hop(value, event, listener);
    return true;
  }

  @Override
  public boolean pass(int event, @Nullable Object value, int listener) {
    Run<I, O> current = run();
    if (value == null) {
      throw nullResult();
    }
    if (!current.isTail()) {
      checkBudget(current);
      current.log.add(value, event, current.current, current.action);
      return false;
    }
    metrics.completed(current.action);
    current.pass(listener);
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // the plan routes only values of the output type here
  public void output(@Nullable Object value) {
    Run<I, O> current = run();
    if (value == null) {
      throw nullResult();
    }
    current.addOutput((O) value);
  }

  @Override
  public void await(@Nullable CompletionStage<?> stage) {
    Run<I, O> current = run();
    if (stage == null) {
      throw nullResult();
    }
    if (!(stage instanceof AgentFuture) && !stage.toCompletableFuture().isDone()) {
      throw abort(
          Reason.STAGE_WITHOUT_CALL,
          ("%s returned a stage that is not complete and does not come from a durable call, so a restart would forget it."
                  + " Make the call through a @Durable interface or durableExecuteAsync.")
              .formatted(method(current.action)),
          null);
    }
    current.stage = stage.toCompletableFuture();
  }

  private void checkBudget(Run<I, O> current) {
    if (current.log.size() >= eventBudget) {
      throw abort(
          Reason.EVENT_BUDGET,
          ("One input led to %d events, which is the event budget; the last action is %s. Is this a loop that never ends?"
                  + " If not, raise eventBudget.")
              .formatted(eventBudget, method(current.action)),
          null);
    }
  }

  String method(int action) {
    return actions.get(action).method();
  }

  @Override
  public RuntimeException nullResult() {
    return new NullPointerException(
        method(run().action)
            + " returned or emitted null. Return Optional, or use an Emitter, to emit nothing.");
  }

  @Override
  public AssertionError noSuchAction(int action) {
    return new AssertionError("the plan has no action " + action);
  }

  @Override
  public RuntimeException unknownLeaf(Object value) {
    return new IllegalStateException(
        "%s is a case of a sealed type that did not exist when the agent was compiled. Compile the agent again."
            .formatted(value.getClass().getName()));
  }
}
