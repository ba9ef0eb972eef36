package dev.planwright.runtime;

import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Wiring;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A plan of which one resource comes from elsewhere. Layers: the outermost override of a type wins.
 */
record PlanWithResource<I, O, T>(
    AgentPlan<I, O> plan, Class<T> type, ResourceFactory<? extends T> factory)
    implements AgentPlan<I, O> {

  static <I, O, T> AgentPlan<I, O> of(
      AgentPlan<I, O> plan, Class<T> type, ResourceFactory<? extends T> factory) {
    Collection<Class<?>> known = plan.spec().resources();
    if (!known.contains(type)) {
      throw new IllegalArgumentException(
          "%s takes no resource of type %s. It takes: %s"
              .formatted(plan.name(), type.getName(), known.stream().map(Class::getName).toList()));
    }
    return new PlanWithResource<>(plan, type, factory);
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public String fingerprint() {
    return plan.fingerprint();
  }

  @Override
  public AgentPlan<I, O> original() {
    return plan.original();
  }

  @Override
  public @Nullable String descriptor() {
    return plan.descriptor();
  }

  @Override
  public PlanSpec<I, O> spec() {
    return plan.spec();
  }

  @Override
  public AgentProgram<I> wire(Wiring wiring) throws Exception {
    return plan.wire(wiring.with(type, factory));
  }
}
