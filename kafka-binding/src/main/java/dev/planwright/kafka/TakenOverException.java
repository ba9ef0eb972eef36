package dev.planwright.kafka;

/** Another owner has taken over a part of the journal: what is written here is never read. */
public final class TakenOverException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  TakenOverException(String message) {
    super(message);
  }
}
