package dev.planwright.processor.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action method as seen from the agent, type variables bound.
 *
 * @param index its place in {@link AgentModel#actions}
 * @param id its identity in saved state
 * @param aliases its earlier identities
 * @param method the method's name
 * @param declaredIn the class or interface that declares it, the agent itself or a supertype
 * @param parameters in order; the first is the event
 * @param on the declared trigger types: leaves or sealed parents
 * @param events the numbers of the leaves that trigger it, in ascending order
 * @param guard what such an event must fulfil to trigger it, or null
 * @param returns what comes back
 * @param thrown declared exceptions, as source
 * @param onFailure the action's own policy, else the agent's, else the default
 */
public record ActionModel(
    int index,
    String id,
    List<String> aliases,
    String method,
    ClassRef declaredIn,
    List<ActionParameter> parameters,
    List<ClassRef> on,
    List<Integer> events,
    @Nullable GuardModel guard,
    ReturnModel returns,
    List<String> thrown,
    FailurePolicy onFailure) {

  /** Copies the lists. */
  public ActionModel {
    aliases = List.copyOf(aliases);
    parameters = List.copyOf(parameters);
    on = List.copyOf(on);
    events = List.copyOf(events);
    thrown = List.copyOf(thrown);
  }

  /** Everything it may emit: the return type first, then its emitters in order. */
  public List<Emission> emissions() {
    var all = new ArrayList<Emission>();
    Emission returned = returns.emits();
    if (returned != null) {
      all.add(returned);
    }
    for (ActionParameter parameter : parameters) {
      if (parameter instanceof ActionParameter.Emitting emitting) {
        all.add(emitting.emits());
      }
    }
    return List.copyOf(all);
  }
}
