package dev.planwright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be written, or data that cannot be read: damaged, of another shape, or beyond
 * a limit. The message says where and what.
 */
public final class CodecException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean located;

  /** A failure; the format adds where in the value it happened. */
  public CodecException(String message) {
    this(message, null);
  }

  /** A failure that something else caused. */
  public CodecException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private CodecException(String message, @Nullable Throwable cause, boolean located) {
    super(message, cause);
    this.located = located;
  }

  /** A failure at {@code path}. */
  static CodecException located(String path, String message, @Nullable Throwable cause) {
    return new CodecException(path + ": " + message, cause, true);
  }

  /** What {@code problem} says, with where it happened if it does not say that yet. */
  static CodecException at(String path, Exception problem) {
    if (problem instanceof CodecException known) {
      return known.located ? known : located(path, String.valueOf(known.getMessage()), known);
    }
    return located(path, problem.toString(), problem);
  }
}
