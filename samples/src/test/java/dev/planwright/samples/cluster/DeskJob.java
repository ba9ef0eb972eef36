package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.JobOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the launcher is told to run a desk: nothing of it is known to Flink but its jars.
 *
 * @param launcher the launcher's jar
 * @param samples the jar that the desks are in
 * @param beside further jars, those of stores
 */
record DeskJob(Path launcher, Path samples, List<Path> beside) {

  private static final String MAIN_CLASS = "dev.planwright.flink.AgentJob";
  private static final int PARALLELISM = 2;

  /** Where the build has put the jars. */
  static DeskJob ofBuild() {
    return new DeskJob(jar("cluster.launcher"), jar("cluster.samples"), List.of());
  }

  /** The same, with Kafka's store and the client that it needs. */
  static DeskJob ofBuildWithKafka() {
    return new DeskJob(
        jar("cluster.launcher"),
        jar("cluster.samples"),
        List.of(jar("cluster.kafka"), jar("cluster.kafka.clients")));
  }

  private static Path jar(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException("-D" + property + " names no jar");
    }
    return Path.of(path).toAbsolutePath();
  }

  /**
   * The desk's job.
   *
   * @param folder for jars
   * @param more of the launcher's options
   */
  JobOrder order(
      ClusterDesk desk, Path folder, String source, String sink, Ledger ledger, List<String> more)
      throws IOException {
    List<String> options = new ArrayList<>();
    options.add("--plan-jar");
    options.add(
        Stream.concat(desk.jars(samples, folder).stream(), beside.stream())
            .map(Path::toString)
            .collect(Collectors.joining(",")));
    options.addAll(List.of("--agent", desk.agent(), "--key", "origin"));
    options.addAll(List.of("--source", source, "--sink", sink));
    options.addAll(List.of("--set", "ledger.url=" + ledger.url()));
    options.addAll(more);
    return JobOrder.of(MAIN_CLASS, PARALLELISM, options);
  }
}
