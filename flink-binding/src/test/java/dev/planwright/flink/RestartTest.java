package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that fails after a checkpoint and goes on from it. */
class RestartTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final int CUSTOMERS = 5;

  @TempDir Path folder;

  /**
   * The order number {@code n} is the {@code n / 5 + 1}th of its customer, whose memory must say so
   * in whatever execution. Every third order waits for a call, so barriers find suspended runs.
   */
  @ParameterizedTest
  @CsvSource({"hashmap, false", "rocksdb, true"})
  void memory_isExactlyOnce_acrossARestart(
      String backend, boolean unaligned, @InjectClusterClient ClusterClient<?> client)
      throws Exception {
    String name = "restart-" + backend;
    JobID job = start(name, backend, unaligned);
    int afterRestart = 0;
    while (afterRestart < 500) {
      afterRestart += FailOnce.isRestored(name) ? 1 : 0;
      Notice notice = (Notice) Collected.next(name);
      int number = Integer.parseInt(notice.text().replaceAll("^\\D*(\\d+) .*", "$1"));
      assertThat(notice.count()).as(notice.text()).isEqualTo(number / CUSTOMERS + 1);
    }
    client.cancel(job).get();
    client.requestJobResult(job).get(); // its files are gone when the folder is deleted
  }

  private JobID start(String name, String backend, boolean unaligned) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, unaligned);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    DeskPlan plan = new DeskPlan();
    DataStream<Message> orders =
        env.fromSource(
                new DataGeneratorSource<Message>(
                    number ->
                        new Order(
                            "customer " + number % CUSTOMERS,
                            (number % 3 == 0 ? "call-" : "item-") + number,
                            1),
                    Long.MAX_VALUE,
                    RateLimiterStrategy.perSecond(1_000),
                    AgentTypes.of(plan, Message.class)),
                WatermarkStrategy.noWatermarks(),
                "orders")
            .setParallelism(1)
            .map(new FailOnce(name))
            .returns(AgentTypes.of(plan, Message.class))
            .setParallelism(1);
    Collected.collect(
        name,
        AgentStream.of(plan.with(Prices.class, config -> item -> "p"))
            .input(orders, Message::customer)
            .build()
            .toDataStream());
    return env.executeAsync(name).getJobID();
  }

  /** Fails once in a test, after a checkpoint that holds at least one of its elements. */
  private static final class FailOnce
      implements MapFunction<Message, Message>, CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();
    private static final Set<String> RESTORED = ConcurrentHashMap.newKeySet();

    private final String test;
    private boolean began;
    private long firstCheckpoint = Long.MAX_VALUE;
    private boolean due;

    FailOnce(String test) {
      this.test = test;
    }

    /** Whether the job goes on from a checkpoint. */
    static boolean isRestored(String test) {
      return RESTORED.contains(test);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      if (context.isRestored()) {
        RESTORED.add(test);
      }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      if (began) {
        firstCheckpoint = Math.min(firstCheckpoint, context.getCheckpointId());
      }
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      due = checkpoint >= firstCheckpoint;
    }

    @Override
    public Message map(Message message) {
      began = true;
      if (due && FAILED.add(test)) {
        throw new IllegalStateException("as planned");
      }
      return message;
    }
  }
}
