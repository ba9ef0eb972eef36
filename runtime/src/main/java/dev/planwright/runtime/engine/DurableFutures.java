package dev.planwright.runtime.engine;

import dev.planwright.runtime.DurableFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What stands behind the static methods of {@link DurableFuture}; not for users. */
@SuppressWarnings("FutureReturnValueIgnored") // the stages that these callbacks return are nobody's
public final class DurableFutures {

  private DurableFutures() {}

  /** See {@link DurableFuture#completed}. */
  public static <T> DurableFuture<T> completed(T value) {
    AgentFuture<T> future = new AgentFuture<>(null);
    future.complete(value);
    return future;
  }

  /** See {@link DurableFuture#of}. */
  public static <T> DurableFuture<T> of(CompletionStage<T> stage) {
    if (stage instanceof AgentFuture<T> future) {
      return future;
    }
    AgentFuture<T> future = new AgentFuture<>(null);
    forward(requireComplete(stage), future);
    return future;
  }

  /** See {@link DurableFuture#all}. */
  public static <T> DurableFuture<List<T>> all(
      Collection<? extends CompletionStage<? extends T>> calls) {
    AgentFuture<List<T>> all = new AgentFuture<>(deskOf(calls));
    List<CompletableFuture<? extends T>> futures = futures(calls);
    if (futures.isEmpty()) {
      all.complete(List.of());
    }
    int[] missing = {futures.size()};
    for (CompletableFuture<? extends T> future : futures) {
      onSettled(
          future,
          (value, failure) -> {
            if (failure != null) {
              all.completeExceptionally(failure);
            } else if (--missing[0] == 0) {
              List<T> values = new ArrayList<>(futures.size());
              futures.forEach(each -> values.add(each.join()));
              all.complete(java.util.Collections.unmodifiableList(values));
            }
          });
    }
    return all;
  }

  /** See {@link DurableFuture#any}. */
  public static <T> DurableFuture<T> any(Collection<? extends CompletionStage<? extends T>> calls) {
    if (calls.isEmpty()) {
      throw new IllegalArgumentException("any of no calls would never complete");
    }
    AgentFuture<T> any = new AgentFuture<>(deskOf(calls));
    futures(calls).forEach(future -> forward(future, any));
    return any;
  }

  /** Settles {@code to} as {@code from} is settled, unless it is settled already. */
  static <T> void forward(CompletableFuture<? extends T> from, CompletableFuture<T> to) {
    onSettled(
        from,
        (value, failure) -> {
          if (failure != null) {
            to.completeExceptionally(failure);
          } else {
            to.complete(value);
          }
        });
  }

  /** A callback of ours, which is no part of the action's code and therefore not guarded. */
  static <T> void onSettled(
      CompletableFuture<T> future, BiConsumer<T, @Nullable Throwable> callback) {
    if (future instanceof AgentFuture<T> agentFuture) {
      agentFuture.onSettled(callback);
    } else {
      future.whenComplete(callback);
    }
  }

  private static <T> List<CompletableFuture<? extends T>> futures(
      Collection<? extends CompletionStage<? extends T>> calls) {
    List<CompletableFuture<? extends T>> futures = new ArrayList<>(calls.size());
    for (CompletionStage<? extends T> call : calls) {
      futures.add(call instanceof AgentFuture<? extends T> future ? future : requireComplete(call));
    }
    return futures;
  }

  private static <T> CompletableFuture<T> requireComplete(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      throw new IllegalArgumentException(
          "This stage is not complete and does not come from a durable call, so a restart would forget it. Make the call"
              + " through a @Durable interface or durableExecuteAsync.");
    }
    return future;
  }

  private static @Nullable CallDesk<?, ?> deskOf(Collection<? extends CompletionStage<?>> calls) {
    for (CompletionStage<?> call : calls) {
      if (call instanceof AgentFuture<?> future && future.desk() != null) {
        return future.desk();
      }
    }
    return null;
  }
}
