package dev.planwright.runtime;

import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Wiring;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler made of an agent: how its events flow, and how to build it on a worker.
 *
 * <p>Generated beside the agent ({@code DisruptionDesk} gives {@code DisruptionDeskPlan}) with a
 * public constructor without arguments. Immutable and serializable; hand it to {@link LocalRunner}
 * or to a Flink job.
 *
 * @param <I> what the agent takes in
 * @param <O> what the agent gives out
 */
public interface AgentPlan<I, O> extends Serializable {

  /** The agent's name, unique in a jar and in a store. */
  String name();

  /**
   * A hash of the plan's canonical descriptor: two plans with the same one behave the same towards
   * saved state.
   */
  String fingerprint();

  /**
   * This plan with another source for one of its resources, for tests and deployments.
   *
   * @param type the resource's type, as the agent or a provider declares it
   * @param factory makes the resource, once per worker
   * @return a new plan; this one is unchanged
   * @throws IllegalArgumentException if no part of the agent takes a resource of this type
   */
  default <T> AgentPlan<I, O> with(Class<T> type, ResourceFactory<? extends T> factory) {
    return PlanWithResource.of(this, type, factory);
  }

  /** For hosts: this plan without replaced resources, whose class is the generated one. */
  default AgentPlan<I, O> original() {
    return this;
  }

  /**
   * For hosts: the path of the resource beside the plan's class that says what saved state depends
   * on, or null for a plan that was not generated. See {@link
   * dev.planwright.descriptor.Descriptor}.
   */
  default @Nullable String descriptor() {
    return null;
  }

  /** For hosts: the plan as data. */
  PlanSpec<I, O> spec();

  /**
   * For hosts: builds the agent on a worker.
   *
   * @param wiring gives the agent its memories, resources and calls
   * @return the agent, ready to be run
   * @throws Exception what a provider or the agent's constructor threw
   */
  AgentProgram<I> wire(Wiring wiring) throws Exception;
}
