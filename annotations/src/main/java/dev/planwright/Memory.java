package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a memory what its type and parameter name do not.
 *
 * <p>A constructor parameter of type {@code ValueMemory}, {@code ListMemory} or {@code MapMemory}
 * is a memory without it. In a record it stands on the component.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Memory {

  /** How long the memory lives. */
  MemoryScope scope() default MemoryScope.SHORT_TERM;

  /** The name in saved state, unique within the agent; by default the parameter's name. */
  String name() default "";

  /** Earlier values of {@link #name()}, under which saved state is still found. */
  String[] aliases() default {};

  /**
   * How long after its last write an entry is forgotten, as an ISO-8601 duration such as {@code
   * P30D}; empty is never.
   */
  String ttl() default "";
}
