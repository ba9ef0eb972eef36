package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.cluster.Await;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs whose runs wait for longer than any checkpoint may take. */
class WaitingJobTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final int CHECKPOINTS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void thousandWaitingRuns_costTheTaskNoTime() throws Exception {
    start("waiting", "hashmap", false, 10_000, Duration.ofHours(1));
    for (int i = 0; i < 1_000; i++) {
      put("waiting", i);
    }
    Await.until("1000 runs wait", LIMIT, () -> GatedPrices.gates("later-waiting-") == 1_000);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long task =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("desk (1/1)#0"))
            .findFirst()
            .orElseThrow()
            .getId();
    long before = threads.getThreadCpuTime(task);
    TimeUnit.SECONDS.sleep(10); // what is measured is this time
    long nanos = threads.getThreadCpuTime(task) - before;
    System.out.printf("flink: waiting=1000 seconds=10 taskCpuMillis=%.1f%n", nanos / 1e6);
    assertThat(nanos).isLessThan(Duration.ofMillis(20).toNanos());
  }

  /**
   * No call is ever answered. Below the limit, every run is suspended; at the limit, most inputs
   * wait in line while more arrive.
   */
  @ParameterizedTest
  @CsvSource({
    "below, hashmap, false, 10000",
    "at, hashmap, false, 50",
    "below-unaligned, rocksdb, true, 10000",
    "at-unaligned, rocksdb, true, 50"
  })
  void checkpoint_duringCalls_waitsForNone(
      String name,
      String backend,
      boolean unaligned,
      int maxInFlight,
      @InjectMiniCluster MiniCluster cluster)
      throws Exception {
    String test = "barrier-" + name;
    JobID job = start(test, backend, unaligned, maxInFlight, Duration.ofSeconds(1));
    int[] orders = {0};
    Await.until(
        "quick checkpoints while input arrives",
        LIMIT,
        () -> {
          for (int i = 0; i < 20; i++) {
            put(test, orders[0]++);
          }
          return quick(cluster, job) >= CHECKPOINTS;
        });
    long waiting = GatedPrices.gates("later-" + test + "-");
    if (orders[0] > maxInFlight) {
      assertThat(waiting).isEqualTo(maxInFlight);
    } else {
      assertThat(waiting).isGreaterThan(50);
    }
  }

  /**
   * Checkpoints that were complete in less than a second. One that waited for a call would never be
   * complete; other processes of the machine may make some slower.
   */
  private static long quick(MiniCluster cluster, JobID job) throws Exception {
    return cluster
        .getExecutionGraph(job)
        .get()
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getCheckpoints()
        .stream()
        .filter(checkpoint -> checkpoint.getStatus() == CheckpointStatsStatus.COMPLETED)
        .filter(checkpoint -> checkpoint.getEndToEndDuration() < 1_000)
        .count();
  }

  @AfterEach
  void stop(@InjectClusterClient ClusterClient<?> client) throws Exception {
    for (JobStatusMessage job : client.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        client.cancel(job.getJobId()).get();
        client.requestJobResult(job.getJobId()).get();
      }
    }
  }

  private static void put(String test, int order) {
    Feed.put(test, new Order("customer " + order, "later-" + test + "-" + order, 1));
  }

  @SuppressWarnings("deprecation") // see Feed
  private JobID start(
      String test, String backend, boolean unaligned, int maxInFlight, Duration interval)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, unaligned);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    DeskPlan plan = new DeskPlan();
    AgentStream<Notice> notices =
        AgentStream.of(plan)
            .input(
                env.addSource(new Feed<Message>(test), AgentTypes.of(plan, Message.class)),
                Message::customer)
            .maxInFlight(maxInFlight)
            .build();
    Collected.collect(test, notices.toDataStream());
    return env.executeAsync(test).getJobID();
  }
}
