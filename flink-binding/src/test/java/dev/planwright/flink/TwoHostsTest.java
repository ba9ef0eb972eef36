package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Till.Receipt;
import dev.planwright.flink.Till.Refund;
import dev.planwright.flink.Till.Sale;
import dev.planwright.flink.Till.Slip;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.LocalRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One plan, written by the processor, on both hosts: the same outputs for each key, in order. */
class TwoHostsTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void sameInput_givesTheSameOutput(String backend) throws Exception {
    long seed = new Random().nextLong();
    List<Slip> slips = slips(seed);
    String name = "till-" + backend;

    List<Receipt> local = new ArrayList<>();
    List<DeadLetter> localDead = new ArrayList<>();
    try (LocalRunner<Slip, Receipt> runner =
        LocalRunner.of(new TillPlan())
            .keyedBy(Slip::shop)
            .onOutput(local::add)
            .onDeadLetter(localDead::add)
            .start()) {
      slips.forEach(runner::submit);
      runner.drain();
    }

    run(name, backend, slips);
    List<Receipt> flink = Collected.values(name).stream().map(Receipt.class::cast).toList();
    assertThat(byShop(flink)).as("seed %d", seed).isEqualTo(byShop(local));
    assertThat(Collected.values(name + " dead"))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(localDead);
    assertThat(flink).hasSizeGreaterThan(500);
  }

  private static void run(String name, String backend, List<Slip> slips) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    TillPlan plan = new TillPlan();
    AgentStream<Receipt> receipts =
        AgentStream.of(plan)
            .input(env.fromData(slips, AgentTypes.of(plan, Slip.class)), Slip::shop)
            .maxInFlight(7)
            .maxPending(5)
            .build();
    Collected.collect(name, receipts.toDataStream());
    Collected.collect(name + " dead", receipts.deadLetters());
    env.execute(name);
  }

  private static List<Slip> slips(long seed) {
    Random random = new Random(seed);
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String shop = "shop " + random.nextInt(20);
      slips.add(
          switch (random.nextInt(4)) {
            case 0 -> new Refund(shop, random.nextInt(1_000));
            case 1 -> new Till.Cancelled(shop);
            default -> new Sale(shop, "item " + random.nextInt(5), random.nextInt(1_000) - 50);
          });
    }
    return slips;
  }

  private static Map<String, List<Receipt>> byShop(List<Receipt> receipts) {
    return receipts.stream().collect(Collectors.groupingBy(Receipt::shop));
  }
}
