package dev.planwright.runtime.plan;

import dev.planwright.CallMode;
import dev.planwright.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A method of a {@code @Durable} interface, as its generated wrapper describes it.
 *
 * @param id identity in saved state, {@code RebookingService.rebook}
 * @param source as a person would look for it
 * @param result codec of the result (of the stage's result); null if there is none
 * @param mode what happens to a call that was interrupted
 * @param blocking a stage method whose implementation blocks, so it is called on the call pool
 * @param inline a plain method of microseconds, so it is called on the agent's thread
 * @param failures how to rebuild the exceptions that the method declares
 * @param aliases earlier ids, under which records are still found
 * @param retry how often and when the call itself is tried again
 * @param timeout how long one try may take; zero for no limit
 */
@SuppressWarnings(
    "UnusedTypeParameter") // a phantom: it ties a wrapper's call to its method's result
public record DurableMethod<T extends @Nullable Object>(
    String id,
    String source,
    @Nullable Codec<?> result,
    CallMode mode,
    boolean blocking,
    boolean inline,
    List<Failure> failures,
    List<String> aliases,
    RetryPolicy retry,
    Duration timeout) {

  /** Copies the lists. */
  public DurableMethod {
    failures = List.copyOf(failures);
    aliases = List.copyOf(aliases);
  }

  /** A method that is tried once, without a time limit, and never had another id. */
  public DurableMethod(
      String id,
      String source,
      @Nullable Codec<?> result,
      CallMode mode,
      boolean blocking,
      boolean inline,
      List<Failure> failures) {
    this(
        id,
        source,
        result,
        mode,
        blocking,
        inline,
        failures,
        List.of(),
        RetryPolicy.NONE,
        Duration.ZERO);
  }

  /** Whether a call must be on record before it begins, because it must not just be repeated. */
  public boolean writesIntent() {
    return mode != CallMode.AT_LEAST_ONCE;
  }

  /**
   * An exception that the method declares.
   *
   * @param type the declared class
   * @param rebuild makes one from a message, as the original did
   */
  public record Failure(
      Class<? extends Throwable> type, Function<@Nullable String, ? extends Throwable> rebuild) {}
}
