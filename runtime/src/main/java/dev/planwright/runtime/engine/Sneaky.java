package dev.planwright.runtime.engine;

/**
 * Throws a checked exception through code that does not declare it, because the generated code
 * around it does.
 */
final class Sneaky {

  private Sneaky() {}

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // the cast is erased, which is the point
  static <X extends Throwable> RuntimeException rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
