package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a store acknowledged, in order. */
final class Acknowledgements {

  private final List<String> arrived = new ArrayList<>();
  private final List<CompletableFuture<Void>> awaited = new ArrayList<>();

  /** An acknowledgement that must come once, and be good. */
  Consumer<@Nullable Throwable> good(String name) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      awaited.add(done);
    }
    return failure -> {
      synchronized (this) {
        arrived.add(name);
      }
      if (failure != null) {
        done.completeExceptionally(failure);
      } else if (!done.complete(null)) {
        done.obtrudeException(new AssertionError(name + " was acknowledged twice"));
      }
    };
  }

  /** Waits for all that must come. */
  void await() throws Exception {
    List<CompletableFuture<Void>> all;
    synchronized (this) {
      all = List.copyOf(awaited);
    }
    for (CompletableFuture<Void> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  synchronized List<String> arrived() {
    return List.copyOf(arrived);
  }

  /** Waits, and requires this order. */
  void requireOrder(List<String> names) throws Exception {
    await();
    assertThat(arrived()).isEqualTo(names);
  }
}
