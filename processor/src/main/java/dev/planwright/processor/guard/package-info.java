/**
 * Guards: what {@code @Action(when)} says, read and type-checked by CEL and written as plain Java.
 * The only package that knows CEL; it may use the model and the diagnostics. Nothing in it but
 * {@link dev.planwright.processor.guard.GuardType} is loaded before an agent has a guard.
 */
@NullMarked
package dev.planwright.processor.guard;

import org.jspecify.annotations.NullMarked;
