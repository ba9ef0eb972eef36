package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.Output;
import dev.planwright.runtime.engine.EngineSettings.Replay;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.testkit.Tally.Receipt;
import dev.planwright.testkit.Tally.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EmbeddedStore} must do under an agent that is stopped in the middle of a call
 * and started again: no call whose outcome was recorded is made again, and no output, memory or
 * input is lost or doubled. Once as agents run, and once with every waiting action executed again.
 */
public abstract class StoreRunContract {

  private static final int SALES = 40;
  private static final int SHOPS = 8;

  /** The sale whose second call is under way when the runner stops. */
  private static final int STUCK = SALES - 1;

  private final CountingOffices offices = new CountingOffices(STUCK);
  private final ConcurrentMap<String, Receipt> receipts = new ConcurrentHashMap<>();

  /** An empty store, which no other test uses. */
  protected abstract EmbeddedStore newStore() throws Exception;

  @Test
  final void runner_stoppedAndStartedAgain_goesOn() throws Exception {
    stopAndStart(newStore(), Replay.NEVER);
  }

  @Test
  final void runner_replayingEveryWait_goesOn() throws Exception {
    stopAndStart(newStore(), Replay.ALWAYS);
  }

  private void stopAndStart(EmbeddedStore store, Replay replay) throws Exception {
    CountDownLatch others = new CountDownLatch(SALES - 1);
    try (LocalRunner<Sale, Receipt> runner = start(store, replay, offices.closing(), others)) {
      assertThat(runner.lastPosition()).isEqualTo(-1);
      for (int i = 0; i < SALES; i++) {
        runner.submit(i, new Sale("shop " + i % SHOPS, i));
      }
      offices.awaitStuck();
      assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(receipts).hasSize(SALES - 1);
    CountDownLatch last = new CountDownLatch(1);
    try (LocalRunner<Sale, Receipt> runner = start(store, replay, offices.open(), last)) {
      assertThat(runner.lastPosition()).isEqualTo(SALES - 1);
      runner.submit(SALES - 1, new Sale("shop 0", 12345));
      runner.drain();
      assertThat(runner.failures()).isEmpty();
    }
    requireAllOnce();
    try (LocalRunner<Sale, Receipt> runner = start(store, replay, offices.open(), last)) {
      runner.drain();
    }
    requireAllOnce();
  }

  private void requireAllOnce() {
    offices.requireOnceEach(SALES);
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < SALES; i++) {
      counts.put(i, i / SHOPS + 1);
    }
    Map<Integer, Integer> found = new TreeMap<>();
    List<String> bookings = new ArrayList<>();
    for (Receipt receipt : receipts.values()) {
      found.put(receipt.number(), receipt.sales());
      if (receipt.number() == STUCK) {
        bookings.add(receipt.booking());
      }
    }
    assertThat(found).isEqualTo(counts);
    assertThat(receipts).hasSize(SALES);
    assertThat(bookings)
        .containsExactly(
            "[7=booked R7, 15=booked R15, 23=booked R23, 31=booked R31, 39=booked R39]");
  }

  private LocalRunner<Sale, Receipt> start(
      EmbeddedStore store, Replay replay, Tally.Office office, CountDownLatch delivered) {
    return LocalRunner.of(new TallyPlan().with(Tally.Office.class, config -> office))
        .keyedBy(Sale::shop)
        .store(store)
        .replay(replay)
        .onEachOutput(
            (Output<Receipt> output) -> {
              if (receipts.put(output.id(), output.value()) == null) {
                delivered.countDown();
              }
            })
        .start();
  }
}
