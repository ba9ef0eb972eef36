package dev.planwright.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a broker answers. */
final class Replies {

  private Replies() {}

  /**
   * The answer.
   *
   * @param doing what it is about, for the message: "creating topic x"
   * @throws IOException if it is a refusal, or does not come in time
   */
  static <T> T await(String doing, Future<T> reply, long millis) throws IOException {
    try {
      return reply.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(doing + " failed: " + message(cause), cause);
    } catch (TimeoutException e) {
      throw new IOException("%s: no answer within %d ms".formatted(doing, millis), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException(doing).initCause(e);
    }
  }

  static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
