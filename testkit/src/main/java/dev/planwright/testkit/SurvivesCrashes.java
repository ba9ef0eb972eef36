package dev.planwright.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that an agent survives crashes everywhere. The method takes {@link Crashes} and says what
 * is run; when it has returned, that is verified, and what was done is printed.
 *
 * <pre>{@code
 * @SurvivesCrashes
 * void desk(Crashes crashes) {
 *   crashes
 *       .of(new DisruptionDeskPlan())
 *       .keyedBy(Flight::origin)
 *       .service(RebookingService.class, flight -> "R-" + flight.destination())
 *       .inputs(flights);
 * }
 * }</pre>
 */
@Documented
@Test
@ExtendWith(CrashExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SurvivesCrashes {}
