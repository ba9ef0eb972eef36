package dev.planwright.runtime.engine;

/**
 * Thrown through an action whose durable call has no outcome yet. Carries nothing: the layer, not
 * this error, says that the action has unwound. An {@code Error}, so that {@code catch (Exception
 * e)} around a durable call does not see it.
 */
final class Unwinding extends Error {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings(
      "StaticAssignmentOfThrowable") // it has no stack trace that could be another one's
  static final Unwinding INSTANCE = new Unwinding();

  private Unwinding() {
    super("a durable call is waiting for its outcome; do not catch this", null, false, false);
  }
}
