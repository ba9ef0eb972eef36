package dev.planwright.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.AgentStream;
import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.samples.checkout.RewardingCheckout.Reward;
import dev.planwright.testkit.AgentHarness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to run an agent that the README shows. */
class CheckoutHostsTest {

  private static final List<Order> ORDERS =
      List.of(new Order("1", "ada", 990), new Order("2", "grace", 1990), new Order("3", "ada", 10));

  private static final List<Receipt> RECEIPTS =
      List.of(
          new Receipt("1", "paid-1", 1),
          new Receipt("2", "paid-2", 1),
          new Receipt("3", "paid-3", 2));

  @TempDir Path folder;

  private final Map<String, Receipt> delivered = new ConcurrentHashMap<>();

  @Test
  void checkout_inOneProcess_goesOnWhereItWas() {
    runLocally(ORDERS.subList(0, 2));
    assertThat(delivered.values()).containsExactlyInAnyOrderElementsOf(RECEIPTS.subList(0, 2));

    runLocally(ORDERS);
    assertThat(delivered.values()).containsExactlyInAnyOrderElementsOf(RECEIPTS);
  }

  private void runLocally(List<Order> orders) {
    try (LocalRunner<Order, Receipt> runner =
        LocalRunner.of(new CheckoutPlan())
            .keyedBy(Order::customer)
            .store(RocksDbActionStateStore.at(folder)) // without it, the heap
            .onEachOutput(receipt -> deliver(receipt.id(), receipt.value())) // at least once
            .start()) {
      for (long p = runner.lastPosition() + 1; p < orders.size(); p++) {
        runner.submit(p, orders.get((int) p));
      }
      runner.drain();
    }
  }

  private void deliver(String id, Receipt receipt) {
    delivered.put(id, receipt);
  }

  @Test
  @SuppressWarnings("try") // closing Flink's iterator may be interrupted, as may this method
  void checkout_onFlink_givesTheSameReceipts() throws Exception {
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
    DataStream<Order> orders = flink.fromData(ORDERS);

    DataStream<Receipt> receipts =
        AgentStream.of(new CheckoutPlan()).input(orders, Order::customer).build().toDataStream();

    List<Receipt> given = new ArrayList<>();
    try (CloseableIterator<Receipt> results = receipts.executeAndCollect("checkout")) {
      results.forEachRemaining(given::add);
    }
    assertThat(given).containsExactlyInAnyOrderElementsOf(RECEIPTS);
  }

  @Test
  void rewardingCheckout_guard_picksItsEvents() {
    try (AgentHarness<Order, Reward> checkout =
        AgentHarness.of(new RewardingCheckoutPlan(), Order::customer)) {
      checkout.submit(new Order("1", "ada", 9_999));
      checkout.submit(new Order("2", "ada", 10_000));
      checkout.submit(new Order("3", "test", 10_000));

      assertThat(checkout.outputs()).containsExactly(new Reward("ada", 100));
    }
  }
}
