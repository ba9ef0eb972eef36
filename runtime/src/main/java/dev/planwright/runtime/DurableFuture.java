package dev.planwright.runtime;

import dev.planwright.runtime.engine.DurableFutures;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The result of a durable call that is on its way.
 *
 * <p>Callbacks run on the agent's thread, in the run's turn, one after another, in the order in
 * which outcomes were recorded; never before the action's method has returned. {@code *Async}
 * variants without an executor do the same; with one they throw, because a callback off the agent's
 * thread cannot be replayed. Waiting for one by {@code toCompletableFuture().join()} throws: return
 * it, or chain on it.
 *
 * @param <T> what the call answers
 */
public interface DurableFuture<T> extends CompletionStage<T> {

  /**
   * This result, or a {@link java.util.concurrent.TimeoutException} if it takes longer than {@code
   * limit}. Which of the two came first is recorded.
   */
  DurableFuture<T> withTimeout(Duration limit);

  /**
   * A result that is there; its callbacks run at once. For unit tests and for answers that need no
   * call.
   */
  static <T> DurableFuture<T> completed(T value) {
    return DurableFutures.completed(value);
  }

  /**
   * What a durable call returned, as what it is.
   *
   * @throws IllegalArgumentException if {@code durableCall} is neither a durable call's stage nor
   *     complete
   */
  static <T> DurableFuture<T> of(CompletionStage<T> durableCall) {
    return DurableFutures.of(durableCall);
  }

  /** All results, in the order of {@code calls}; fails as soon as one fails. */
  static <T> DurableFuture<List<T>> all(Collection<? extends CompletionStage<? extends T>> calls) {
    return DurableFutures.all(calls);
  }

  /** The first result or failure in the order of their records. */
  static <T> DurableFuture<T> any(Collection<? extends CompletionStage<? extends T>> calls) {
    return DurableFutures.any(calls);
  }

  @Override
  <U> DurableFuture<U> thenApply(Function<? super T, ? extends U> fn);

  @Override
  <U> DurableFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn);

  @Override
  <U> DurableFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn, Executor executor);

  @Override
  DurableFuture<Void> thenAccept(Consumer<? super T> action);

  @Override
  DurableFuture<Void> thenAcceptAsync(Consumer<? super T> action);

  @Override
  DurableFuture<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor);

  @Override
  DurableFuture<Void> thenRun(Runnable action);

  @Override
  DurableFuture<Void> thenRunAsync(Runnable action);

  @Override
  DurableFuture<Void> thenRunAsync(Runnable action, Executor executor);

  @Override
  <U, V> DurableFuture<V> thenCombine(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn);

  @Override
  <U, V> DurableFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn);

  @Override
  <U, V> DurableFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other,
      BiFunction<? super T, ? super U, ? extends V> fn,
      Executor executor);

  @Override
  <U> DurableFuture<Void> thenAcceptBoth(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action);

  @Override
  <U> DurableFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action);

  @Override
  <U> DurableFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other,
      BiConsumer<? super T, ? super U> action,
      Executor executor);

  @Override
  DurableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action);

  @Override
  DurableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action);

  @Override
  DurableFuture<Void> runAfterBothAsync(
      CompletionStage<?> other, Runnable action, Executor executor);

  @Override
  <U> DurableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn);

  @Override
  <U> DurableFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> fn);

  @Override
  <U> DurableFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> fn, Executor executor);

  @Override
  DurableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action);

  @Override
  DurableFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> action);

  @Override
  DurableFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> action, Executor executor);

  @Override
  DurableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action);

  @Override
  DurableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action);

  @Override
  DurableFuture<Void> runAfterEitherAsync(
      CompletionStage<?> other, Runnable action, Executor executor);

  @Override
  <U> DurableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn);

  @Override
  <U> DurableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> fn);

  @Override
  <U> DurableFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> fn, Executor executor);

  @Override
  <U> DurableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn);

  @Override
  <U> DurableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn);

  @Override
  <U> DurableFuture<U> handleAsync(
      BiFunction<? super T, Throwable, ? extends U> fn, Executor executor);

  @Override
  DurableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action);

  @Override
  DurableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action);

  @Override
  DurableFuture<T> whenCompleteAsync(
      BiConsumer<? super T, ? super Throwable> action, Executor executor);

  @Override
  DurableFuture<T> exceptionally(Function<Throwable, ? extends T> fn);

  @Override
  DurableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn);

  @Override
  DurableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn, Executor executor);

  @Override
  DurableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn);

  @Override
  DurableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> fn);

  @Override
  DurableFuture<T> exceptionallyComposeAsync(
      Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor);
}
