package dev.planwright.kafka;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A record that was handed in; guarded by the journal. */
final class Pending {

  final LiveRun run;
  final boolean isIntent;
  final long sinceNanos = System.nanoTime();
  private final Consumer<@Nullable Throwable> acknowledged;

  /** Where it stands; -1 until the brokers have it. */
  long offset = -1;

  boolean handed;

  /** The thread that is handing it to the producer. */
  @Nullable Thread sender;

  Pending(LiveRun run, boolean isIntent, Consumer<@Nullable Throwable> acknowledged) {
    this.run = run;
    this.isIntent = isIntent;
    this.acknowledged = acknowledged;
  }

  void acknowledge(@Nullable Throwable failure) {
    acknowledged.accept(failure);
  }
}
