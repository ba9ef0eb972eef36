package dev.planwright.runtime.store;

import java.io.IOException;

/**
 * A store is there, and cannot be opened as it is: it is damaged, was written by a job with other
 * settings, or no longer has what a checkpoint needs. To try again is in vain. The message names
 * where and what to do.
 */
public final class StoreRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With what to do. */
  public StoreRefusedException(String message) {
    super(message);
  }

  /** With the damage that was found. */
  public StoreRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
