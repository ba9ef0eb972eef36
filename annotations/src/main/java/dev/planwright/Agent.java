package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an agent: a final class or a record with exactly one non-private constructor, whose
 * {@link Action} methods handle events. Not a class inside of a method: compilers show those to no
 * processor, so it would have no plan.
 *
 * <p>The processor writes the agent's plan beside it, {@code DisruptionDesk} gives {@code
 * DisruptionDeskPlan} and a nested {@code Outer.Desk} gives {@code Outer_DeskPlan}. The constructor
 * is the wiring: a parameter of a memory type is a memory named like the parameter, any other is a
 * resource that one of {@link #resources()} provides or the host binds. The actions' signatures are
 * the flow graph.
 *
 * <p>There is one instance per worker, used by one thread at a time. What must be remembered from
 * one event to the next belongs into a memory, never into a field.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Agent {

  /**
   * The agent's name in saved state, unique in a jar and in a store. By default the class name in
   * kebab case, {@code DisruptionDesk} is {@code disruption-desk} and {@code LLMAgent} is {@code
   * llm-agent}.
   *
   * <p>Write it out before a first deployment: renaming the class then changes nothing that is
   * stored.
   */
  String name() default "";

  /**
   * The event that starts a run. It may be sealed, so that one agent takes several kinds of
   * message.
   */
  Class<?> input();

  /**
   * The event that goes downstream and triggers nothing, when an action emits it or a leaf of it.
   * {@link Void}, the default, says that the agent has no output. It may equal {@link #input()}:
   * the input triggers, an emitted one leaves.
   */
  Class<?> output() default Void.class;

  /** Classes whose static {@link Provides} methods make the resources of the constructor. */
  Class<?>[] resources() default {};

  /**
   * Event types that are emitted or come in and that no action handles, on purpose. Any other
   * unhandled event is a compile error.
   */
  Class<?>[] unhandled() default {};

  /** The failure policy of every action that declares none of its own. */
  OnFailure onFailure() default @OnFailure;
}
