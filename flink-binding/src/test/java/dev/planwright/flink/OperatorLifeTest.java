package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a running operator shows, and what it leaves behind. */
class OperatorLifeTest {

  private static final InMemoryReporter REPORTER = InMemoryReporter.create();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @Test
  void cancelledJob_withACallUnderWay_closesTheAgentsResources(
      @InjectClusterClient ClusterClient<?> client) throws Exception {
    int open = GatedPrices.open();
    JobID job = start("cancel");
    Feed.put("cancel", new Order("ann", "call-cancelled", 1));
    GatedPrices.awaitAsked("call-cancelled");
    assertThat(GatedPrices.open()).isEqualTo(open + 1);
    client.cancel(job).get();
    assertThat(client.requestJobResult(job).get().getJobStatus().orElseThrow())
        .isEqualTo(JobStatus.CANCELED);
    assertThat(GatedPrices.open()).isEqualTo(open);
  }

  @Test
  void runningOperator_showsItsFigures(@InjectClusterClient ClusterClient<?> client)
      throws Exception {
    JobID job = start("figures");
    Feed.put(
        "figures",
        new Order("ann", "tea", 1),
        new Order("ann", "poison", 1),
        new Order("bob", "call-figures", 1),
        new Order("bob", "tea", 1),
        new Order("cid", "tea", 1));
    for (int i = 0; i < 3; i++) {
      Collected.next("figures");
    }
    assertThat(
            List.of(
                figure(job, "desk.0.inFlight"),
                figure(job, "desk.0.pending"),
                figure(job, "desk.0.numRuns"),
                figure(job, "action.take.numCompleted"),
                figure(job, "action.audit.numDeadLetters")))
        .containsExactly(1L, 1L, 3L, 3L, 1L);
    GatedPrices.give("call-figures", "1");
    Collected.next("figures");
    Collected.next("figures");
    client.cancel(job).get();
    client.requestJobResult(job).get();
  }

  private static long figure(JobID job, String name) {
    return REPORTER.findMetrics(job, Pattern.quote(name)).values().stream()
        .map(
            metric ->
                metric instanceof Counter counter
                    ? counter.getCount()
                    : ((Number) ((Gauge<?>) metric).getValue()).longValue())
        .collect(Collectors.summingLong(Long::longValue));
  }

  @SuppressWarnings("deprecation") // see Feed
  private static JobID start(String name) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    DeskPlan plan = new DeskPlan();
    AgentStream<Notice> notices =
        AgentStream.of(plan)
            .input(
                env.addSource(new Feed<Message>(name), AgentTypes.of(plan, Message.class)),
                Message::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    return env.executeAsync(name).getJobID();
  }
}
