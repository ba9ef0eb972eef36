package dev.planwright.processor.write;

import dev.planwright.FailureAction;
import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.model.ReturnModel.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides where an action may call the next one directly.
 *
 * <p>It may where it returns one event with one listener: then nothing can come between, provided
 * the queue is empty, which the runtime answers at run time. It may not where such calls would come
 * back to the action itself, since a loop must not grow the stack: those go through the queue.
 */
final class Routing {

  /** In place of an action: through the queue. */
  static final int NONE = -1;

  private final AgentModel agent;
  private final boolean observed;
  private final List<BitSet> reaches = new ArrayList<>();

  Routing(AgentModel agent, ProgramNames names) {
    this.agent = agent;
    this.observed = names.usesContext() || !agent.durables().isEmpty();
    for (ActionModel action : agent.actions()) {
      var next = new BitSet();
      Emission returned = action.returns().emits();
      if (returned != null) {
        for (Target target : returned.targets()) {
          int listener = candidate(action, target);
          if (listener != NONE) {
            next.set(listener);
          }
        }
      }
      reaches.add(next);
    }
    closeOver();
  }

  /** The one action that {@code action} may call with what it returned, or {@link #NONE}. */
  int next(ActionModel action, Target target) {
    int listener = candidate(action, target);
    return listener == NONE
            || reaches.get(listener).get(action.index())
            || listener == action.index()
        ? NONE
        : listener;
  }

  /**
   * Whether nothing asks for an action's event but its own code, and the run fails if it fails:
   * then the event need not be kept, nor what came before be told from it, and the JIT can leave
   * the event out altogether.
   */
  boolean isExecutedOnce(int action) {
    ActionModel listener = agent.actions().get(action);
    return !observed
        && !listener.returns().stage()
        && !listener.onFailure().retry().retries()
        && listener.onFailure().then() == FailureAction.FAIL;
  }

  /** Warshall's transitive closure; agents are small. */
  private void closeOver() {
    for (int via = 0; via < reaches.size(); via++) {
      for (BitSet from : reaches) {
        if (from.get(via)) {
          from.or(reaches.get(via));
        }
      }
    }
  }

  private int candidate(ActionModel action, Target target) {
    if (action.returns().stage() || action.returns().shape() != Shape.ONE || target.isOutput()) {
      return NONE;
    }
    List<Integer> listeners = agent.events().get(target.event()).listeners();
    if (listeners.size() != 1) {
      return NONE;
    }
    // A guard that fails must fail the run, not the action that emitted the event.
    GuardModel guard = agent.actions().get(listeners.get(0)).guard();
    return guard != null && guard.exact() ? NONE : listeners.get(0);
  }
}
