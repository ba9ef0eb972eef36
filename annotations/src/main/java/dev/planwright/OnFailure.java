package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The failure policy of an action: retry it, and then do what {@link #then()} says.
 *
 * <p>A failed attempt leaves no trace: its memory writes, events, outputs and timers are dropped
 * together. Recorded successes of its durable calls are kept and not executed again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface OnFailure {

  /** How often and when the action is attempted again; by default it is not. */
  Retry retry() default @Retry;

  /** What to do when no attempt is left. */
  FailureAction then() default FailureAction.FAIL;
}
