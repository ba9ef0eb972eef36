package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of one method of a {@link Durable} interface what the defaults do not. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DurableCall {

  /**
   * The call's identity in the journal, unique within the interface. By default the method's name;
   * overloads need one each.
   */
  String id() default "";

  /** Earlier values of {@link #id()}, under which records are still found. */
  String[] aliases() default {};

  /** What becomes of a call that was interrupted between its effect and its record. */
  CallMode mode() default CallMode.AT_LEAST_ONCE;

  /**
   * The method of this interface that finds out what became of an interrupted call: it has the same
   * parameters and returns {@code Reconciliation<T>} or a stage of it. Belongs to {@link
   * CallMode#RECONCILED}.
   */
  String reconcile() default "";

  /**
   * How often and when the call itself is tried again. A failed try is no outcome, but how many
   * there were, and when the next is due, survives a crash. The tries share one idempotency key.
   */
  Retry retry() default @Retry;

  /**
   * How long one try may take, as an ISO-8601 duration; empty is no limit. A try that timed out is
   * interrupted and its late result ignored; what became of it, the reconciler is asked if there is
   * one, and a call to be made at most once is ambiguous then.
   */
  String timeout() default "";

  /**
   * Whether a method that returns a {@code CompletionStage} blocks before it returns. It is then
   * called on the worker's call pool instead of the agent's thread.
   */
  boolean blocking() default false;

  /**
   * Whether a plain method takes microseconds only. It is then called on the agent's thread, which
   * saves unwinding the action and executing it again.
   */
  boolean inline() default false;
}
