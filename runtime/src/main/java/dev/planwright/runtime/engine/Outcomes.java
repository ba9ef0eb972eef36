package dev.planwright.runtime.engine;

import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.store.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Between what a durable call returned or threw and what is recorded of it: live and on replay the
 * same.
 */
final class Outcomes {

  private Outcomes() {}

  /** What is recorded of a call that returned. */
  static Outcome succeeded(DurableMethod<?> method, @Nullable Object value) throws IOException {
    Codec<?> codec = method.result();
    return new Outcome.Succeeded(
        type(method), codec == null || value == null ? null : encode(codec, value));
  }

  /** What the journal calls a method's result. */
  private static String type(DurableMethod<?> method) {
    Codec<?> codec = method.result();
    return codec == null ? "" : SchemaText.type(codec.schema());
  }

  @SuppressWarnings("unchecked") // the wrapper gave the codec of the method's own result type
  private static byte[] encode(Codec<?> codec, Object value) throws IOException {
    return JsonFormat.encode((Codec<Object>) codec, value);
  }

  /** Returns what the call returned, or throws what it threw. */
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // null is a result where the method's own type allows it
  static <T extends @Nullable Object> T open(DurableMethod<T> method, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      throw Sneaky.rethrow(rebuild(method, failed));
    }
    if (!(outcome instanceof Outcome.Succeeded succeeded)) {
      throw new DurableCallException(outcome.getClass().getName(), outcome.toString(), false);
    }
    byte[] payload = succeeded.payload();
    if (payload == null) {
      return null;
    }
    try {
      return (T) JsonFormat.decode(Objects.requireNonNull(method.result()), payload);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the recorded result of " + method.source() + " cannot be read", e);
    }
  }

  private static Throwable rebuild(DurableMethod<?> method, Outcome.Failed failed) {
    for (DurableMethod.Failure failure : method.failures()) {
      if (failure.type().getName().equals(failed.type())) {
        return failure.rebuild().apply(failed.message());
      }
    }
    return new DurableCallException(failed.type(), failed.message(), failed.retryable());
  }

  /**
   * What is recorded of a call that threw: declared exceptions by the declared type, others by
   * their own.
   */
  static Outcome failed(DurableMethod<?> method, Throwable thrown, boolean retryable) {
    String type = thrown.getClass().getName();
    for (DurableMethod.Failure failure : method.failures()) {
      if (failure.type().isInstance(thrown)) {
        type = failure.type().getName();
        break;
      }
    }
    return new Outcome.Failed(type, thrown.getMessage(), retryable);
  }
}
