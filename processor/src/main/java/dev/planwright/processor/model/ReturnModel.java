package dev.planwright.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * What an action returns.
 *
 * @param stage whether it comes inside a {@code CompletionStage}; then the shape is {@code VOID} (a
 *     stage of {@code Void}), {@code ONE}, {@code OPTIONAL} or {@code LIST}
 * @param shape how many events, and in what
 * @param emits the element type; null exactly for {@code VOID}
 * @param type the whole declared return type as source
 */
public record ReturnModel(boolean stage, Shape shape, @Nullable Emission emits, String type) {

  /** How events come back. */
  public enum Shape {
    VOID,
    ONE,
    OPTIONAL,
    LIST,
    ITERABLE,
    STREAM
  }
}
