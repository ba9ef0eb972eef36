package dev.planwright.runtime.engine;

/**
 * Errors that say nothing about what was being done, only that this process is at its end: nothing
 * is decided or recorded by them.
 */
final class Fatal {

  private Fatal() {}

  static boolean is(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  /** Throws it again if it is one. */
  static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error && is(error)) {
      throw error;
    }
  }
}
