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
   * A guard: the action is triggered only by events for which this is true, such as {@code
   * delayMinutes >= 60 && origin != 'JFK'}. Empty is no guard. An event that triggers nothing
   * because of its guards counts as handled.
   *
   * <p>A guard is an expression of <a href="https://cel.dev">CEL</a> over the components of the
   * event, checked and turned into plain Java by the compiler. It is asked when the event is
   * dispatched, and must depend on nothing but the event. Of a record it sees the components, of
   * any other type the public methods without parameters; if {@code on} names several types, those
   * of the parameter's type.
   *
   * <ul>
   *   <li>{@code == != < <= > >= && || !} and {@code ? :}; {@code + - * / %} on numbers, {@code +}
   *       on strings; {@code flight.origin} of what a component holds, {@code stops[0]}, {@code
   *       counts['vip']}; {@code x in list}, {@code key in map}, {@code code in ['A', 'B']}.
   *   <li>{@code size(x)}; {@code startsWith}, {@code endsWith}, {@code contains} of a string;
   *       {@code matches} with a {@link java.util.regex.Pattern} that is found anywhere in it;
   *       {@code stops.exists(s, s.city == 'Rome')} and {@code all}.
   *   <li>An enum compares with the names of its constants as strings, a {@code BigDecimal} with
   *       numbers. An {@code Optional} is what it holds, or null.
   *   <li>Null is never an error: what is computed from a null is null, as is an element that is
   *       not there; {@code ==} and {@code !=} take null for a value, and {@code has(x)} is {@code
   *       x != null}; any other condition on a null is false, and {@code !} turns it as it turns
   *       any other.
   *   <li>Integers are computed as {@code long}. A sum, difference or product that overflows, and a
   *       division by zero, fail the run, as does an accessor that throws.
   * </ul>
   */
  String when() default "";

  /** What to do when this action fails; by default what {@link Agent#onFailure()} says. */
  OnFailure onFailure() default @OnFailure;
}
