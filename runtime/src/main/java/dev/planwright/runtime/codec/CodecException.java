package dev.planwright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be written, or data that cannot be read: damaged, of another shape, or beyond
 * a limit. The message says where and what.
 */
public final class CodecException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A failure of its own. */
  public CodecException(String message) {
    super(message);
  }

  /** A failure that something else caused. */
  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
