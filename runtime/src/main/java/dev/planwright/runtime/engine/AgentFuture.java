package dev.planwright.runtime.engine;

import dev.planwright.runtime.DurableFuture;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DurableFuture} of one execution of an action.
 *
 * <p>A {@link CompletableFuture} that only the engine completes, on the agent's thread. Each
 * callback asks the turn first: once the action has unwound, none of them runs, so neither {@code
 * handle} nor {@code whenComplete} ever sees the unwinding. The methods that return a stage do
 * nothing but guard the callback and narrow the type.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // stages that are returned are the caller's to use or not
final class AgentFuture<T extends @Nullable Object> extends CompletableFuture<T>
    implements DurableFuture<T> {

  private final @Nullable CallDesk<?, ?> desk;

  /** Whether somebody takes what this completes with. */
  private boolean followed;

  /**
   * @param desk of the agent; null for a future outside any run, whose callbacks are nobody's
   *     business
   */
  AgentFuture(@Nullable CallDesk<?, ?> desk) {
    this.desk = desk;
    if (desk != null) {
      desk.hold(this);
    }
  }

  /** What this failed with, if nobody takes it up; else null. */
  @Nullable Throwable lostFailure() {
    if (followed || !isCompletedExceptionally()) {
      return null;
    }
    try {
      super.join();
      return null;
    } catch (CompletionException failure) {
      return failure.getCause() == null ? failure : failure.getCause();
    } catch (CancellationException cancelled) {
      return cancelled;
    }
  }

  private static <S> S followed(S stage) {
    if (stage instanceof AgentFuture<?> future) {
      future.followed = true;
    }
    return stage;
  }

  @Nullable CallDesk<?, ?> desk() {
    return desk;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    followed = true;
    return new AgentFuture<>(desk);
  }

  @Override
  public Executor defaultExecutor() {
    return Runnable::run;
  }

  @Override
  public DurableFuture<T> withTimeout(Duration limit) {
    return desk == null ? this : desk.withTimeout(this, limit);
  }

  @Override
  public T join() {
    requireDone();
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, java.util.concurrent.ExecutionException {
    requireDone();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException,
          java.util.concurrent.ExecutionException,
          java.util.concurrent.TimeoutException {
    requireDone();
    return super.get(timeout, unit);
  }

  private void requireDone() {
    followed = true;
    if (!isDone()) {
      throw new IllegalStateException(
          "Waiting for a durable call here would block the agent's thread for ever. Return the future from the action, or"
              + " chain on it with thenApply or thenCompose.");
    }
  }

  /** A callback of the runtime's own, which no unwinding keeps from running. */
  void onSettled(BiConsumer<? super T, ? super @Nullable Throwable> callback) {
    followed(super.whenComplete(callback));
  }

  private void enter() {
    if (desk != null) {
      desk.requireInside();
    }
  }

  private static IllegalArgumentException noExecutor() {
    return new IllegalArgumentException(
        "A callback of a durable call runs on the agent's thread, so it takes no executor: leave it"
            + " out.");
  }

  /** What else might complete it does so on another thread, and is not on record. */
  private static UnsupportedOperationException unrecorded() {
    return new UnsupportedOperationException(
        "A durable call's result comes from its record alone. For a time limit use"
            + " DurableFuture.withTimeout, which is recorded.");
  }

  @Override
  public AgentFuture<T> orTimeout(long timeout, TimeUnit unit) {
    throw unrecorded();
  }

  @Override
  public AgentFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    throw unrecorded();
  }

  @Override
  public AgentFuture<T> completeAsync(Supplier<? extends T> supplier) {
    throw unrecorded();
  }

  @Override
  public AgentFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    throw unrecorded();
  }

  private Runnable guardAction(Runnable action) {
    return () -> {
      enter();
      action.run();
    };
  }

  private <A> Consumer<A> guardAction(Consumer<? super A> action) {
    return a -> {
      enter();
      action.accept(a);
    };
  }

  private <A, R> Function<A, R> guard(Function<? super A, ? extends R> fn) {
    return a -> {
      enter();
      return fn.apply(a);
    };
  }

  private <A, B> BiConsumer<A, B> guardAction(BiConsumer<? super A, ? super B> action) {
    return (a, b) -> {
      enter();
      action.accept(a, b);
    };
  }

  private <A, B, R> BiFunction<A, B, R> guard(BiFunction<? super A, ? super B, ? extends R> fn) {
    return (a, b) -> {
      enter();
      return fn.apply(a, b);
    };
  }

  @Override
  public <U> AgentFuture<U> thenApply(Function<? super T, ? extends U> fn) {
    return (AgentFuture<U>) super.<U>thenApply(guard(fn));
  }

  @Override
  public <U> AgentFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn) {
    return thenApply(fn);
  }

  @Override
  public <U> AgentFuture<U> thenApplyAsync(Function<? super T, ? extends U> fn, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<Void> thenAccept(Consumer<? super T> action) {
    return (AgentFuture<Void>) super.thenAccept(guardAction(action));
  }

  @Override
  public AgentFuture<Void> thenAcceptAsync(Consumer<? super T> action) {
    return thenAccept(action);
  }

  @Override
  public AgentFuture<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<Void> thenRun(Runnable action) {
    return (AgentFuture<Void>) super.thenRun(guardAction(action));
  }

  @Override
  public AgentFuture<Void> thenRunAsync(Runnable action) {
    return thenRun(action);
  }

  @Override
  public AgentFuture<Void> thenRunAsync(Runnable action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public <U, V> AgentFuture<V> thenCombine(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
    return (AgentFuture<V>) super.<U, V>thenCombine(followed(other), guard(fn));
  }

  @Override
  public <U, V> AgentFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
    return thenCombine(other, fn);
  }

  @Override
  public <U, V> AgentFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other,
      BiFunction<? super T, ? super U, ? extends V> fn,
      Executor executor) {
    throw noExecutor();
  }

  @Override
  public <U> AgentFuture<Void> thenAcceptBoth(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
    return (AgentFuture<Void>) super.thenAcceptBoth(followed(other), guardAction(action));
  }

  @Override
  public <U> AgentFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
    return thenAcceptBoth(other, action);
  }

  @Override
  public <U> AgentFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other,
      BiConsumer<? super T, ? super U> action,
      Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
    return (AgentFuture<Void>) super.runAfterBoth(followed(other), guardAction(action));
  }

  @Override
  public AgentFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
    return runAfterBoth(other, action);
  }

  @Override
  public AgentFuture<Void> runAfterBothAsync(
      CompletionStage<?> other, Runnable action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public <U> AgentFuture<U> applyToEither(
      CompletionStage<? extends T> other, Function<? super T, U> fn) {
    return (AgentFuture<U>) super.applyToEither(followed(other), guard(fn));
  }

  @Override
  public <U> AgentFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> fn) {
    return applyToEither(other, fn);
  }

  @Override
  public <U> AgentFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> fn, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<Void> acceptEither(
      CompletionStage<? extends T> other, Consumer<? super T> action) {
    return (AgentFuture<Void>) super.acceptEither(followed(other), guardAction(action));
  }

  @Override
  public AgentFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> action) {
    return acceptEither(other, action);
  }

  @Override
  public AgentFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
    return (AgentFuture<Void>) super.runAfterEither(followed(other), guardAction(action));
  }

  @Override
  public AgentFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
    return runAfterEither(other, action);
  }

  @Override
  public AgentFuture<Void> runAfterEitherAsync(
      CompletionStage<?> other, Runnable action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public <U> AgentFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
    return (AgentFuture<U>) super.thenCompose(guard(fn.andThen(AgentFuture::followed)));
  }

  @Override
  public <U> AgentFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> fn) {
    return thenCompose(fn);
  }

  @Override
  public <U> AgentFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> fn, Executor executor) {
    throw noExecutor();
  }

  @Override
  public <U> AgentFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
    return (AgentFuture<U>) super.<U>handle(guard(fn));
  }

  @Override
  public <U> AgentFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn) {
    return handle(fn);
  }

  @Override
  public <U> AgentFuture<U> handleAsync(
      BiFunction<? super T, Throwable, ? extends U> fn, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
    return (AgentFuture<T>) super.whenComplete(guardAction(action));
  }

  @Override
  public AgentFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action) {
    return whenComplete(action);
  }

  @Override
  public AgentFuture<T> whenCompleteAsync(
      BiConsumer<? super T, ? super Throwable> action, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
    return (AgentFuture<T>) super.exceptionally(guard(fn));
  }

  @Override
  public AgentFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn) {
    return exceptionally(fn);
  }

  @Override
  public AgentFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> fn, Executor executor) {
    throw noExecutor();
  }

  @Override
  public AgentFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
    return (AgentFuture<T>) super.exceptionallyCompose(guard(fn.andThen(AgentFuture::followed)));
  }

  @Override
  public AgentFuture<T> exceptionallyComposeAsync(
      Function<Throwable, ? extends CompletionStage<T>> fn) {
    return exceptionallyCompose(fn);
  }

  @Override
  public AgentFuture<T> exceptionallyComposeAsync(
      Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor) {
    throw noExecutor();
  }
}
