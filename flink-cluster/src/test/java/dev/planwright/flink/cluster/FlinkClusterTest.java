package dev.planwright.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cluster that is hurt in every way that the harness has, under a job that must not notice. */
class FlinkClusterTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path folder;

  /** Its logs are there to be read when a test fails. */
  FlinkClusterTest() throws IOException {
    folder =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target", "cluster").toAbsolutePath()), "test");
  }

  @Test
  void job_throughEveryFault_givesEachNumberOnce() throws Exception {
    Path numbers = folder.resolve("numbers");
    try (FlinkCluster cluster =
        FlinkCluster.start(ClusterOptions.in(folder.resolve("cluster")).withTaskManagers(2))) {
      FlinkRest rest = cluster.rest();
      JobOrder order = JobOrder.of(NumbersJob.class.getName(), 2, List.of(numbers.toString()));
      String first = rest.run(rest.upload(jar()), order);
      awaitCheckpoint(cluster, first);
      assertThat(rest.placement(first, "files"))
          .hasSize(2)
          .containsValues("taskmanager-2", "taskmanager-3");

      cluster.taskManagers().get(0).kill();
      cluster.launchTaskManager();
      cluster.awaitAll();
      cluster.await("restore", LIMIT, () -> rest.checkpoints(first).restored() >= 1);
      awaitCheckpoint(cluster, first);

      cluster.jobManager().kill();
      String retained = cluster.newestCheckpoint(first).toUri().toString();
      cluster.launchJobManager();
      cluster.awaitAll();
      String second = rest.run(rest.upload(jar()), order.from(retained));
      awaitCheckpoint(cluster, second);
      int restored = rest.checkpoints(second).restored();
      assertThat(restored).isPositive();

      JavaProcess paused = cluster.taskManagers().get(1);
      paused.pause();
      cluster.launchTaskManager();
      cluster.await("restore", LIMIT, () -> rest.checkpoints(second).restored() > restored);
      awaitCheckpoint(cluster, second);
      paused.resume();
      assertThat(rest.failures(second)).isNotEmpty();

      String savepoint = rest.stop(second, false);
      assertThat(Path.of(URI.create(savepoint))).isDirectory();
      cluster.await("end", LIMIT, () -> rest.state(second).equals("FINISHED"));
    }
    assertThat(folder.resolve("cluster/tmp")).doesNotExist();
    List<Long> given = committed(numbers);
    assertThat(given).hasSizeGreaterThan(100);
    assertThat(given).containsExactlyElementsOf(LongStream.range(0, given.size()).boxed().toList());
  }

  private static void awaitCheckpoint(FlinkCluster cluster, String job) throws Exception {
    int before = cluster.rest().checkpoints(job).completed();
    cluster.await(
        "checkpoint of a running job",
        LIMIT,
        () ->
            cluster.rest().isRunning(job)
                && cluster.rest().checkpoints(job).completed() >= before + 2);
  }

  /** Files that are not committed begin with a dot. */
  private static List<Long> committed(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .flatMap(FlinkClusterTest::lines)
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("numbers.jar");
    String entry = NumbersJob.class.getName().replace('.', '/') + ".class";
    try (InputStream bytes = NumbersJob.class.getResourceAsStream("/" + entry);
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
    return jar;
  }
}
