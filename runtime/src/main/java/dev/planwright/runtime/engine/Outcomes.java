package dev.planwright.runtime.engine;

import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.store.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Between what a durable call returned or threw and what is recorded of it: live and on replay the
 * same.
 */
final class Outcomes {

  /** Longer messages are cut, live too: a failure must fit into any store. */
  private static final int LONGEST_MESSAGE = 4000;

  private Outcomes() {}

  /** What is recorded of a call that returned: that it cannot be recorded, if so. */
  static Outcome succeeded(DurableMethod<?> method, @Nullable Object value) {
    Codec<?> codec = method.result();
    try {
      return new Outcome.Succeeded(
          type(method), codec == null || value == null ? null : encode(codec, value));
    } catch (Throwable refused) {
      Fatal.rethrow(refused);
      String type = value == null ? "null" : value.getClass().getName();
      return new Outcome.Unrecordable(type, -1, "", cut(String.valueOf(refused.getMessage())));
    }
  }

  /** What takes the place of a result that the store has refused. */
  static Outcome.Unrecordable refused(Outcome.Succeeded succeeded, Throwable refusal) {
    byte[] payload = succeeded.payload();
    return new Outcome.Unrecordable(
        succeeded.type(),
        payload == null ? 0 : payload.length,
        payload == null ? "" : Digests.hex(Digests.of(payload)),
        cut(String.valueOf(refusal.getMessage())));
  }

  /** What the journal calls a method's result. */
  private static String type(DurableMethod<?> method) {
    Codec<?> codec = method.result();
    return codec == null ? "" : SchemaText.type(codec.schema());
  }

  @SuppressWarnings("unchecked") // the wrapper gave the codec of the method's own result type
  private static byte[] encode(Codec<?> codec, Object value) throws CodecException {
    return JsonFormat.encode((Codec<Object>) codec, value);
  }

  /**
   * Returns what the call returned, or throws what it threw.
   *
   * @throws RunAbortedException if the run cannot go on with this outcome
   */
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // null is a result where the method's own type allows it
  static <T extends @Nullable Object> T open(DurableMethod<T> method, Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      throw Sneaky.rethrow(rebuild(method, failed));
    }
    if (!(outcome instanceof Outcome.Succeeded succeeded)) {
      throw blocked(method, call, outcome);
    }
    if (!succeeded.type().equals(type(method))) {
      throw changed(
          method,
          call,
          "a " + name(succeeded.type()) + ", and it now is a " + name(type(method)),
          null);
    }
    byte[] payload = succeeded.payload();
    if (payload == null) {
      return null;
    }
    try {
      return (T) JsonFormat.decode(Objects.requireNonNull(method.result()), payload);
    } catch (Throwable e) {
      Fatal.rethrow(e);
      throw changed(method, call, "something that cannot be read now: " + e.getMessage(), e);
    }
  }

  private static String name(String type) {
    return type.isEmpty() ? "call without a result" : type;
  }

  private static RunAbortedException changed(
      DurableMethod<?> method, Call call, String how, @Nullable Throwable cause) {
    return new RunAbortedException(
        Reason.RESULT_CHANGED,
        ("The recorded result of %s (%s) is %s. Nothing was called again. Deploy code that can read it, then release the"
                + " run, or drop the run.")
            .formatted(method.source(), call.site, how),
        cause);
  }

  private static RunAbortedException blocked(DurableMethod<?> method, Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Unrecordable refused) {
      return new RunAbortedException(
          Reason.UNRECORDABLE,
          "%s (%s) has had its effect, but its result of type %s%s could not be recorded: %s. It is not called again."
              .formatted(
                  method.source(),
                  call.site,
                  refused.type(),
                  refused.size() < 0 ? "" : " and " + refused.size() + " bytes",
                  refused.cause()),
          null);
    }
    return new RunAbortedException(
        Reason.AMBIGUOUS,
        ("%s (%s) is to be called at most once and was interrupted: nobody knows whether it had its effect, and it is not"
                + " called again.")
            .formatted(method.source(), call.site),
        null);
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
  static Outcome.Failed failed(DurableMethod<?> method, Throwable thrown, boolean retryable) {
    String type = thrown.getClass().getName();
    for (DurableMethod.Failure failure : method.failures()) {
      if (failure.type().isInstance(thrown)) {
        type = failure.type().getName();
        break;
      }
    }
    String message = thrown.getMessage();
    return new Outcome.Failed(type, message == null ? null : cut(message), retryable);
  }

  private static String cut(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    boolean halvesCharacter = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
    return message.substring(0, LONGEST_MESSAGE - (halvesCharacter ? 1 : 0)) + "…";
  }
}
