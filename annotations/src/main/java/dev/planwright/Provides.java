package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a static, non-private method of a class in {@link Agent#resources()} as the maker of a
 * resource of its return type.
 *
 * <p>It is called once per worker, in dependency order; its parameters are other resources or
 * {@code AgentConfig}, and it may throw. A resource that is {@link AutoCloseable} is closed with
 * the worker, in reverse order. Several of one type are told apart by {@link Named}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Provides {}
