package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of an {@link Agent}, of its superclass or of an interface's default method, as
 * the handler of an event.
 *
 * <p>The first parameter is the event. What the action can emit is its return type ({@code E},
 * {@code Optional<E>}, {@code List<E>}, {@code Iterable<E>}, {@code Stream<E>}, or {@code
 * CompletionStage} of {@code E}, {@code Optional<E>}, {@code List<E>} or {@code Void}) and its
 * {@code Emitter<E>} parameters; nothing is inferred from the body. A null return is an error. An
 * action may also take one {@code ActionContext}.
 *
 * <p>Around durable calls an action may be executed again from its start, so what stands outside of
 * them must not act on the world.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Action {

  /**
   * The event types that trigger this action, each final or sealed, all assignable to the first
   * parameter. Left out, it is that parameter's type as seen from the agent, which lets a generic
   * base class declare actions.
   */
  Class<?>[] on() default {};

  /**
   * The action's identity in saved state, unique within the agent. By default the method's name;
   * overloads need one each.
   */
  String id() default "";

  /** Earlier values of {@link #id()}, under which saved state is still found. */
  String[] aliases() default {};

  /**
   * A guard over the event's components, as a CEL expression: the action is triggered only when it
   * is true. Empty is no guard.
   */
  String when() default "";

  /** What to do when this action fails; by default what {@link Agent#onFailure()} says. */
  OnFailure onFailure() default @OnFailure;
}
