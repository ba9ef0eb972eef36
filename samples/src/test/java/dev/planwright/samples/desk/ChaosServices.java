package dev.planwright.samples.desk;

import dev.planwright.runtime.CallInfo;
import dev.planwright.samples.desk.ChaosOrder.Point;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The rebooking services of a desk under chaos: every effect is a line of the log. */
final class ChaosServices {

  private final ChaosLog log;
  private final ChaosGate gate;
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          8,
          body -> {
            Thread thread = new Thread(body, "provider");
            thread.setDaemon(true);
            return thread;
          });

  ChaosServices(ChaosLog log, ChaosGate gate) {
    this.log = log;
    this.gate = gate;
  }

  /** What a flight's rebooking answers; no two disruptions share it. */
  static String confirmation(Flight flight) {
    return "%s-%s-%s".formatted(flight.origin(), flight.departure(), flight.destination());
  }

  /** The idempotency key of the call that was answered so in this life, or null. */
  @Nullable String keyOf(String confirmation) {
    return keys.get(confirmation);
  }

  private String rebook(Flight flight, String key) {
    String confirmation = confirmation(flight);
    keys.put(confirmation, key);
    log.write(ChaosLog.Kind.EFFECT, key, confirmation);
    boolean unused = gate.at(Point.EFFECT);
    return confirmation;
  }

  /** The plain desk's. */
  RebookingService plain() {
    return flight -> rebook(flight, CallInfo.current().idempotencyKey());
  }

  /** The asynchronous desk's. */
  AsyncRebookingService async() {
    return new AsyncRebookingService() {
      @Override
      public CompletionStage<String> rebook(Flight flight) {
        String key = CallInfo.current().idempotencyKey();
        return CompletableFuture.supplyAsync(() -> ChaosServices.this.rebook(flight, key), pool);
      }

      @Override
      public CompletionStage<String> confirm(String confirmation) {
        return CompletableFuture.supplyAsync(() -> confirmation, pool);
      }
    };
  }
}
