package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentPlan;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.java.functions.KeySelector;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs whose next plan has evolved, and jobs that forget; without generic types. */
class EvolvedJobTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void savepoint_ofAnEarlierPlan_goesOnUnderALaterOne(
      String backend, @InjectClusterClient ClusterClient<?> client) throws Exception {
    String name = "shelf-" + backend;
    String gate = "gate of " + name;
    JobID before =
        start(
            name,
            backend,
            null,
            new ShelfBeforePlan(),
            ShelfBefore.Put.class,
            ShelfBefore.Put::shelf);
    Feed.put(name, new ShelfBefore.Put("a", "tea", ""));
    assertThat(Collected.next(name))
        .isEqualTo(new ShelfBefore.Shown("a", "Item[what=tea] of [Item[what=tea]]"));
    Feed.put(name, new ShelfBefore.Put("a", "rye", gate));
    GatedPrices.awaitAsked(gate);
    String saved =
        client
            .stopWithSavepoint(before, false, folder.toString(), SavepointFormatType.CANONICAL)
            .get();

    JobID after =
        start(
            name,
            backend,
            saved,
            new ShelfAfterPlan(),
            ShelfAfter.Put.class,
            ShelfAfter.Put::shelf);
    GatedPrices.give(gate, "!");
    assertThat(Collected.next(name))
        .isEqualTo(
            new ShelfAfter.Shown(
                "a",
                "Item[what=tea, pieces=0] of [Item[what=tea, pieces=0], Item[what=rye!, pieces=0]]"));
    client.cancel(after).get();
    client.requestJobResult(after).get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void memory_survivesASavepoint_andIsForgottenInTime(
      String backend, @InjectClusterClient ClusterClient<?> client) throws Exception {
    String name = "flash-" + backend;
    JobID job = start(name, backend, null, new FlashPlan(), Flash.Word.class, Flash.Word::who);
    Feed.put(name, new Flash.Word("ann", "tea"));
    assertThat(Collected.next(name)).isEqualTo(new Flash.Heard("ann", "nothing", 1));
    String saved =
        client
            .stopWithSavepoint(job, false, folder.toString(), SavepointFormatType.CANONICAL)
            .get();
    job = start(name, backend, saved, new FlashPlan(), Flash.Word.class, Flash.Word::who);
    Flash.Heard heard;
    do {
      Feed.put(name, new Flash.Word("ann", ""));
      heard = (Flash.Heard) Collected.next(name);
      assertThat(heard.words()).as("memory without a time to live").isEqualTo(1);
    } while (heard.last().equals("tea"));
    assertThat(heard.last()).isEqualTo("nothing");
    client.cancel(job).get();
    client.requestJobResult(job).get();
  }

  @SuppressWarnings("deprecation") // see Feed
  private static <I, O> JobID start(
      String name,
      String backend,
      String saved,
      AgentPlan<I, O> plan,
      Class<I> input,
      KeySelector<I, String> key)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    if (saved != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, saved);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    env.setMaxParallelism(16);
    env.enableCheckpointing(Duration.ofHours(1).toMillis());
    AgentStream<O> outputs =
        AgentStream.of(plan)
            .input(
                env.addSource(new Feed<I>(name), AgentTypes.of(plan, input)).uid("feed"),
                key,
                String.class)
            .build();
    Collected.collect(name, outputs.toDataStream());
    return env.executeAsync(name).getJobID();
  }
}
