package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes every abstract method of an interface a durable call: once its outcome is recorded it is
 * never executed again, over crash, restart and code change.
 *
 * <p>The processor writes a wrapper beside the interface ({@code DurableRebookingService}, for a
 * nested one {@code Outer_DurableX}), which users never name: the plan wraps the agent's own
 * constructor parameters with it, while a provider's parameter gets the raw object. For an
 * interface of a third party declare your own and delegate. Default and static methods are not
 * durable.
 *
 * <p>A call that was interrupted between its effect and its record is executed again with the same
 * idempotency key, unless {@link DurableCall#mode()} says otherwise. Implementations of plain
 * methods run many at once on the worker's call pool and must be thread-safe.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Durable {}
