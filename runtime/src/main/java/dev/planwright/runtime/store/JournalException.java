package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/** A store cannot give back, or take, what it should. The message names where and what to do. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the damage or refusal that caused it, if any. */
  public JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
