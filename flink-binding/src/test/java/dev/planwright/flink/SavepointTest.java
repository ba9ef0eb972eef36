package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that are stopped with a savepoint and gone on with by another job. */
class SavepointTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final int CUSTOMERS = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "hashmap, CANONICAL",
    "rocksdb, CANONICAL",
    "hashmap, NATIVE",
    "rocksdb, NATIVE",
  })
  void memory_survivesSavepoints_fromOneToTwoSubtasksAndBack(
      String backend, SavepointFormatType format, @InjectClusterClient ClusterClient<?> client)
      throws Exception {
    String name = "savepoint-" + backend + format;
    String saved = null;
    int round = 0;
    for (int parallelism : new int[] {1, 2, 1}) {
      round++;
      JobID job = start(name, backend, parallelism, saved);
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        Feed.put(name, new Order("customer " + customer, "tea", 1));
      }
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        assertThat(((Notice) Collected.next(name)).count()).isEqualTo(round);
      }
      saved = client.stopWithSavepoint(job, false, folder.toString(), format).get();
    }
  }

  /** The barrier comes while calls are under way: the savepoint has their runs, finished. */
  @ParameterizedTest
  @CsvSource({"hashmap", "rocksdb"})
  void savepoint_duringCalls_waitsForTheirRuns(
      String backend, @InjectClusterClient ClusterClient<?> client) throws Exception {
    String name = "calls-" + backend;
    JobID job = start(name, backend, 2, null);
    List<String> items =
        IntStream.range(0, CUSTOMERS).mapToObj(i -> "call-" + name + "-" + i).toList();
    for (int i = 0; i < CUSTOMERS; i++) {
      Feed.put(name, new Order("customer " + i, items.get(i), 1));
    }
    for (String item : items) {
      GatedPrices.awaitAsked(item);
    }
    CompletableFuture<String> saving =
        client.stopWithSavepoint(job, false, folder.toString(), SavepointFormatType.CANONICAL);
    items.forEach(item -> GatedPrices.give(item, "1"));
    String saved = saving.get();
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(((Notice) Collected.next(name)).count()).isEqualTo(1);
    }

    JobID next = start(name, backend, 1, saved);
    for (int i = 0; i < CUSTOMERS; i++) {
      Feed.put(name, new Order("customer " + i, "tea", 1));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(((Notice) Collected.next(name)).count()).isEqualTo(2);
    }
    client.cancel(next).get();
    assertThat(items.stream().map(GatedPrices::calls)).containsOnly(1);
  }

  @SuppressWarnings("deprecation") // see Feed
  private static JobID start(String name, String backend, int parallelism, String saved)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    if (saved != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, saved);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.setMaxParallelism(16);
    env.enableCheckpointing(Duration.ofHours(1).toMillis());
    DeskPlan plan = new DeskPlan();
    AgentStream<Notice> notices =
        AgentStream.of(plan)
            .input(
                env.addSource(new Feed(name), AgentTypes.of(plan, Message.class)).uid("feed"),
                Message::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    return env.executeAsync(name).getJobID();
  }
}
