package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.Ledger.Entry;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Flink's reporters are told of an agent, and under which names. */
class OperatorMetricsTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(
                  Configuration.fromMap(
                      Map.of(
                          "metrics.reporter.last.factory.class",
                          LastFigures.Factory.class.getName())))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    return env;
  }

  @Test
  void agent_andEachAction_haveFiguresOfTheirOwn() throws Exception {
    StreamExecutionEnvironment env = environment();
    DeskPlan plan = new DeskPlan();
    GatedPrices.give("call-metrics", "p");
    AgentStream.of(plan)
        .input(
            env.fromData(
                List.<Message>of(
                    new Order("ann", "tea", 1),
                    new Order("bob", "call-metrics", 1),
                    new Order("cid", "poison", 1)),
                AgentTypes.of(plan, Message.class)),
            Message::customer)
        .build()
        .toDataStream()
        .print();
    env.execute();
    LastFigures.awaitEnd("desk", 2);
    assertThat(LastFigures.of("desk", "numRuns")).isEqualTo(3);
    assertThat(LastFigures.of("desk", "numFailedRuns")).isZero();
    assertThat(LastFigures.of("desk", "numDurableMisses")).isEqualTo(1);
    assertThat(LastFigures.of("desk", "numDurableHits")).isZero();
    assertThat(LastFigures.of("desk", "callNanos")).isEqualTo(1);
    assertThat(LastFigures.of("desk", "action.take.callNanos")).isEqualTo(1);
    assertThat(LastFigures.of("desk", "action.announce.callNanos")).isZero();
    assertThat(LastFigures.of("desk", "action.take.numCompleted")).isEqualTo(3);
    assertThat(LastFigures.of("desk", "action.audit.numFailures")).isEqualTo(1);
    assertThat(LastFigures.of("desk", "action.audit.numDeadLetters")).isEqualTo(1);
    assertThat(LastFigures.of("desk", "action.audit.numRetries")).isZero();
    assertThat(LastFigures.of("desk", "action.audit.numCallRetries")).isZero();
    assertThat(LastFigures.of("desk", "action.audit.numSkipped")).isZero();
    assertThat(LastFigures.kindOf("desk", "numRuns")).isEqualTo("Counter");
    assertThat(LastFigures.kindOf("desk", "callNanos")).isEqualTo("Histogram");
    for (String gauge : List.of("inFlight", "pending", "queuedCalls", "journalWaitingMillis")) {
      assertThat(LastFigures.of("desk", gauge)).as(gauge).isZero();
      assertThat(LastFigures.kindOf("desk", gauge)).as(gauge).isEqualTo("Gauge");
    }
  }

  @Test
  void whatTheAgentCountsItself_standsBesideThem() throws Exception {
    StreamExecutionEnvironment env = environment();
    LedgerPlan plan = new LedgerPlan();
    Entry entry = Entry.bare(7);
    AgentStream.of(plan)
        .input(env.fromData(List.of(entry, entry), AgentTypes.of(plan, Entry.class)), Entry::id)
        .build()
        .toDataStream()
        .print();
    env.execute();
    LastFigures.awaitEnd("ledger", 2);
    assertThat(LastFigures.of("ledger", "own.entries")).isEqualTo(2);
    assertThat(LastFigures.of("ledger", "own.cents")).isEqualTo(2);
    assertThat(LastFigures.kindOf("ledger", "own.cents")).isEqualTo("Histogram");
  }
}
