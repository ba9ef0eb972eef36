package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.engine.EngineSettings.Replay;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.testkit.Tally.Receipt;
import dev.planwright.testkit.Tally.Sale;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ActionStateStore} must do as the journal of an agent that is stopped in the
 * middle of a call: when its host gives the input again, no call whose outcome was recorded is made
 * again, and the one that was not is made under the same idempotency key. Once as agents run, and
 * once with every waiting action executed again.
 *
 * <p>An {@link dev.planwright.runtime.store.EmbeddedStore} keeps more and has {@link
 * StoreRunContract}.
 */
public abstract class ActionStateStoreRunContract {

  private static final int SALES = 40;
  private static final int SHOPS = 8;

  /** The sale whose second call is under way when the runner stops. */
  private static final int STUCK = SALES - 1;

  private final CountingOffices offices = new CountingOffices(STUCK);
  private final Queue<Integer> sold = new ConcurrentLinkedQueue<>();

  /** An empty store, which no other test uses. */
  protected abstract ActionStateStore newStore() throws Exception;

  @Test
  final void journal_ofARunnerStoppedAndStartedAgain_isReplayed() throws Exception {
    stopAndStart(newStore(), Replay.NEVER);
  }

  @Test
  final void journal_ofARunnerReplayingEveryWait_isReplayed() throws Exception {
    stopAndStart(newStore(), Replay.ALWAYS);
  }

  private void stopAndStart(ActionStateStore store, Replay replay) throws Exception {
    CountDownLatch others = new CountDownLatch(SALES - 1);
    try (LocalRunner<Sale, Receipt> runner = start(store, replay, offices.closing(), others)) {
      for (int i = 0; i < SALES; i++) {
        runner.submit(sale(i));
      }
      offices.awaitStuck();
      assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
    }
    CountDownLatch last = new CountDownLatch(1);
    try (LocalRunner<Sale, Receipt> runner = start(store, replay, offices.open(), last)) {
      runner.submit(sale(STUCK));
      runner.drain();
      assertThat(runner.failures()).isEmpty();
    }
    offices.requireOnceEach(SALES);
    List<Integer> all = IntStream.range(0, SALES).boxed().toList();
    assertThat(sold).containsExactlyInAnyOrderElementsOf(all);
  }

  private static Sale sale(int number) {
    return new Sale("shop " + number % SHOPS, number);
  }

  private LocalRunner<Sale, Receipt> start(
      ActionStateStore store, Replay replay, Tally.Office office, CountDownLatch delivered) {
    return LocalRunner.of(new TallyPlan().with(Tally.Office.class, config -> office))
        .keyedBy(Sale::shop)
        .store(store)
        .replay(replay)
        .onOutput(
            receipt -> {
              sold.add(receipt.number());
              delivered.countDown();
            })
        .start();
  }
}
