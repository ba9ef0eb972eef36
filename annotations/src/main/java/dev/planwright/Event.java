package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event type in stored data. Needed only to rename a type or to change it in a way that
 * defaults do not cover.
 *
 * <p>A type needs no annotation to be an event. Events are final: records, enums, final classes, or
 * sealed types of these.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Event {

  /** The name in stored data; by default the type's binary name. */
  String name() default "";

  /** The version of the type's shape, at least 1. It stands in the schema, not in each value. */
  int version() default 1;

  /** Earlier values of {@link #name()}, under which stored data is still read. */
  String[] aliases() default {};
}
