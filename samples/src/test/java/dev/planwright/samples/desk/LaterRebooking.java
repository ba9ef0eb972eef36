package dev.planwright.samples.desk;

import dev.planwright.runtime.CallInfo;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands each call to a pool of its own and answers when that is done. */
final class LaterRebooking implements AsyncRebookingService, AutoCloseable {

  private final RebookingLedger ledger;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  LaterRebooking(RebookingLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public CompletionStage<String> rebook(Flight flight) {
    // The key is known only before the call leaves its thread, so it is carried over.
    String key = CallInfo.current().idempotencyKey();
    CompletableFuture<String> answer = new CompletableFuture<>();
    pool.execute(
        () -> {
          try {
            answer.complete(CallInfo.runWith(key, () -> ledger.rebook(flight)));
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  @Override
  public CompletionStage<String> confirm(String confirmation) {
    return CompletableFuture.supplyAsync(() -> confirmation, pool);
  }

  @Override
  public void close() throws IOException {
    pool.shutdown();
    ledger.close();
  }
}
