package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.CallInfo;
import dev.planwright.testkit.Tally.Sale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Offices of a {@link Tally} that count their calls together; in one that is closing, the second
 * call of one sale never ends.
 */
final class CountingOffices {

  private final int stuckSale;
  private final CountDownLatch stuck = new CountDownLatch(1);

  /** How often each call was made. */
  private final ConcurrentMap<String, Integer> calls = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, Set<String>> idempotencyKeys = new ConcurrentHashMap<>();

  CountingOffices(int stuckSale) {
    this.stuckSale = stuckSale;
  }

  Tally.Office open() {
    return new Counted(null);
  }

  Tally.Office closing() {
    return new Counted(stuck);
  }

  /** Waits until a closing office does not answer. */
  void awaitStuck() throws InterruptedException {
    assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Requires that all was called once, but the call twice that never ended; and under one key. */
  void requireOnceEach(int sales) {
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < sales; i++) {
      expected.put("reserve " + i, 1);
      expected.put("book " + i, i == stuckSale ? 2 : 1);
    }
    assertThat(calls).isEqualTo(expected);
    assertThat(idempotencyKeys.values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
    Set<String> all = new HashSet<>();
    idempotencyKeys.values().forEach(all::addAll);
    assertThat(all).hasSize(expected.size());
  }

  private final class Counted implements Tally.Office {

    private final @Nullable CountDownLatch closing;

    Counted(@Nullable CountDownLatch closing) {
      this.closing = closing;
    }

    @Override
    public String reserve(Sale sale) {
      count("reserve " + sale.number());
      return "R" + sale.number();
    }

    @Override
    public String book(Sale sale, String reservation) {
      count("book " + sale.number());
      if (closing != null && sale.number() == stuckSale) {
        closing.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted", e);
        }
      }
      return "booked " + reservation;
    }

    private void count(String call) {
      calls.merge(call, 1, Integer::sum);
      idempotencyKeys
          .computeIfAbsent(call, any -> ConcurrentHashMap.newKeySet())
          .add(CallInfo.current().idempotencyKey());
    }
  }
}
