package dev.planwright.flink;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a cause that Java cannot serialize, such as a user's exception that holds a
 * client: its text, its stack trace, and its own causes.
 *
 * <p>Flink ships a failure to the JobManager as Java serializes it. If any cause spoils that, what
 * arrives is text alone: nobody sees its kind, nor that no restart can help.
 */
final class ShippedCause extends Exception {

  private static final long serialVersionUID = 1L;

  /** Causes may go round in a circle. */
  private static final int MOST_CAUSES = 50;

  private ShippedCause(Throwable original, @Nullable Throwable cause) {
    super(String.valueOf(original), cause);
    setStackTrace(original.getStackTrace());
  }

  /** The cause itself, or what stands for it. */
  static Throwable of(Throwable cause) {
    return of(cause, MOST_CAUSES);
  }

  private static Throwable of(Throwable cause, int most) {
    if (isSerializable(cause)) {
      return cause;
    }
    Throwable next = cause.getCause();
    return new ShippedCause(cause, next == null || most == 1 ? null : of(next, most - 1));
  }

  private static boolean isSerializable(Throwable cause) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(cause);
      return true;
    } catch (IOException | RuntimeException refused) {
      return false;
    }
  }
}
