package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.cluster.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
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
  private static final Duration LIMIT = Duration.ofMinutes(1);

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
      JobID job = start(name, backend, false, parallelism, saved);
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        Feed.put(name, new Order("customer " + customer, "tea", 1));
      }
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        assertThat(((Notice) Collected.next(name)).count()).isEqualTo(round);
      }
      saved = client.stopWithSavepoint(job, false, folder.toString(), format).get();
    }
  }

  /** Calls are under way at each savepoint: their runs move with their keys. */
  @ParameterizedTest
  @CsvSource({"hashmap, false", "rocksdb, false", "hashmap, true", "rocksdb, true"})
  void runsInFlight_surviveSavepoints_fromOneToThreeToTwoSubtasks(
      String backend,
      boolean changelog,
      @InjectClusterClient ClusterClient<?> client,
      @InjectMiniCluster MiniCluster cluster)
      throws Exception {
    String name = "calls-" + backend + changelog;
    List<String> items =
        IntStream.range(0, CUSTOMERS).mapToObj(i -> "later-" + name + "-" + i).toList();
    JobID job = start(name, backend, changelog, 1, null);
    for (int i = 0; i < CUSTOMERS; i++) {
      Feed.put(name, new Order("customer " + i, items.get(i), 1));
      Feed.put(name, new Order("customer " + i, "tea", 1));
    }
    for (String item : items) {
      GatedPrices.awaitAsked(item);
    }
    String saved = save(client, cluster, job);
    job = start(name, backend, changelog, 3, saved);
    for (int i = 0; i < CUSTOMERS; i++) {
      Feed.put(name, new Order("customer " + i, "jam", 1));
    }
    Feed.put(name, new Order("somebody else", "jam", 1));
    assertThat(((Notice) Collected.next(name)).customer()).isEqualTo("somebody else");
    saved = save(client, cluster, job);
    assertThat(Collected.values(name)).isEmpty();

    job = start(name, backend, changelog, 2, saved);
    items.forEach(item -> GatedPrices.give(item, "1"));
    Map<String, List<Integer>> counts = new TreeMap<>();
    for (int i = 0; i < 3 * CUSTOMERS; i++) {
      Notice notice = (Notice) Collected.next(name);
      counts.computeIfAbsent(notice.customer(), any -> new ArrayList<>()).add(notice.count());
    }
    client.cancel(job).get();
    assertThat(counts)
        .hasSize(CUSTOMERS)
        .allSatisfy((who, each) -> assertThat(each).containsExactly(1, 2, 3));
  }

  /** A job fails the savepoint, and goes on, while one of its tasks is not there yet. */
  private String save(ClusterClient<?> client, MiniCluster cluster, JobID job) throws Exception {
    Await.until(
        "all tasks run",
        LIMIT,
        () ->
            StreamSupport.stream(
                    cluster.getExecutionGraph(job).get().getAllExecutionVertices().spliterator(),
                    false)
                .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING));
    return client
        .stopWithSavepoint(job, false, folder.toString(), SavepointFormatType.CANONICAL)
        .get();
  }

  @SuppressWarnings("deprecation") // see Feed
  private static JobID start(
      String name, String backend, boolean changelog, int parallelism, String saved)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, changelog);
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
                env.addSource(new Feed<Message>(name), AgentTypes.of(plan, Message.class))
                    .uid("feed"),
                Message::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    return env.executeAsync(name).getJobID();
  }
}
