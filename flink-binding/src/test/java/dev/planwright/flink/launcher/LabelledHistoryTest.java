package dev.planwright.flink.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.AgentFailureEnricher;
import dev.planwright.flink.AgentJob;
import dev.planwright.flink.cluster.ClusterOptions;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.flink.cluster.FlinkRest;
import dev.planwright.flink.cluster.JobOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JobManager, which has nothing but the plugin, shows of an agent's failures. */
class LabelledHistoryTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  /** The cluster restarts jobs without end. */
  @Test
  void exceptionHistory_saysWhatFailed_andAJobThatNoRestartHelpsHasFailed() throws Exception {
    try (FlinkCluster cluster =
        FlinkCluster.start(
            ClusterOptions.in(folder.resolve("cluster"))
                .withPlugin(TestJars.ofThisModule(folder))
                .with("jobmanager.failure-enrichers", AgentFailureEnricher.class.getName()))) {
      FlinkRest rest = cluster.rest();
      String launcher = rest.upload(TestJars.ofLauncher(folder));

      String restarted = rest.run(launcher, order("{\"who\":\"ann\"}"));
      cluster.await("a restart", LIMIT, () -> rest.failureLabels(restarted).size() > 1);
      assertThat(rest.failures(restarted)).last().asString().contains("BrokenException: knocked");
      assertThat(rest.failureLabels(restarted))
          .last()
          .isEqualTo(Map.of("planwright.failure", "user-code", "planwright.restart", "helps"));
      rest.cancel(restarted);
      cluster.await("the end", LIMIT, () -> rest.state(restarted).equals("CANCELED"));

      String failed = rest.run(launcher, order("no JSON"));
      cluster.await("failure for good", LIMIT, () -> rest.state(failed).equals("FAILED"));
      assertThat(rest.failureLabels(failed))
          .containsExactly(
              Map.of("planwright.failure", "poison-input", "planwright.restart", "in vain"));
    }
  }

  private JobOrder order(String line) throws IOException {
    Path plan = TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Brittle");
    Path knocks = Files.writeString(folder.resolve("knocks.jsonl"), line + "\n");
    return JobOrder.of(
        AgentJob.class.getName(),
        1,
        List.of("--plan-jar", plan.toString(), "--source", knocks.toString(), "--key", "who"));
  }
}
