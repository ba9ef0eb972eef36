package dev.planwright.processor.read;

/**
 * A type that does not exist, or not yet: another processor may write it in this round.
 *
 * <p>An exception because it can turn up at any depth of any signature, and because nothing that
 * was read before it counts: the agent is read again in the next round, or left to the compiler's
 * own error.
 */
public final class UnresolvedTypeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnresolvedTypeException(String type) {
    super(type, null, false, false);
  }
}
