package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells apart resources of one type: on a {@link Provides} method it names what the method makes,
 * on a parameter or record component it says which one is meant.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Named {

  /** The name, not empty, compared as it is. */
  String value();
}
