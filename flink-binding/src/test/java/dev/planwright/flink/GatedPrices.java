package dev.planwright.flink;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prices that a test gives out when it wants to, by item. Static, because the service itself is
 * made on workers of a cluster in this JVM; tests use items of their own.
 */
final class GatedPrices implements Prices, AutoCloseable {

  private static final Map<String, CountDownLatch> ASKED = new ConcurrentHashMap<>();
  private static final Map<String, CompletableFuture<String>> ANSWERS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();
  private static final AtomicInteger OPEN = new AtomicInteger();

  GatedPrices() {
    OPEN.incrementAndGet();
  }

  @Override
  public String price(String item) throws Exception {
    CALLS.computeIfAbsent(item, any -> new AtomicInteger()).incrementAndGet();
    asked(item).countDown();
    return answer(item).get();
  }

  @Override
  public CompletionStage<String> priceLater(String item) {
    CALLS.computeIfAbsent(item, any -> new AtomicInteger()).incrementAndGet();
    asked(item).countDown();
    return answer(item).copy();
  }

  @Override
  public void close() {
    OPEN.decrementAndGet();
  }

  static void give(String item, String price) {
    answer(item).complete(price);
  }

  static boolean isGiven(String item) {
    return answer(item).isDone();
  }

  static void refuse(String item, RuntimeException failure) {
    answer(item).completeExceptionally(failure);
  }

  static void awaitAsked(String item) throws InterruptedException {
    if (!asked(item).await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody asked for the price of " + item);
    }
  }

  static int calls(String item) {
    return CALLS.getOrDefault(item, new AtomicInteger()).get();
  }

  /** How many items with such a beginning somebody has asked for. */
  static long gates(String prefix) {
    return CALLS.keySet().stream().filter(item -> item.startsWith(prefix)).count();
  }

  /** Services made and not closed. */
  static int open() {
    return OPEN.get();
  }

  private static CountDownLatch asked(String item) {
    return ASKED.computeIfAbsent(item, any -> new CountDownLatch(1));
  }

  private static CompletableFuture<String> answer(String item) {
    return ANSWERS.computeIfAbsent(item, any -> new CompletableFuture<>());
  }
}
