package dev.planwright.inspector;

/** What was asked for makes no sense for this store. The message says what would. */
final class WrongUseException extends Exception {

  private static final long serialVersionUID = 1L;

  WrongUseException(String message) {
    super(message);
  }

  WrongUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
