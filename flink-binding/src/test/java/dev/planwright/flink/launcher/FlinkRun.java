package dev.planwright.flink.launcher;

import dev.planwright.flink.cluster.Await;
import dev.planwright.flink.cluster.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@code flink run} in a JVM of its own, with the job in it. Neither the launcher nor the agents of
 * these tests are on its class path: the launcher is the program, in a jar, and brings the agent's.
 */
final class FlinkRun implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** What comes with the program's jar and with the agent's. */
  private static final List<Path> OWN =
      List.of(
          Path.of("target/classes").toAbsolutePath(),
          Path.of("target/test-classes").toAbsolutePath());

  private final JavaProcess process;
  private final Path log;

  private FlinkRun(JavaProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  static FlinkRun start(Path folder, List<String> flinkOptions, Object... args) throws IOException {
    Path configuration = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(configuration.resolve("config.yaml"), "parallelism.default: 2\n");
    Path log = Files.createTempFile(folder, "flink-run", ".log");
    List<String> options = new ArrayList<>();
    options.add("-Xmx512m");
    // What it is killed before it has deleted goes with the test's folder.
    options.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-"))
        .forEach(options::add);
    List<String> arguments = new ArrayList<>(List.of("run", "-t", "local", "-Drest.port=0"));
    arguments.addAll(flinkOptions);
    arguments.addAll(List.of("-c", "dev.planwright.flink.AgentJob"));
    arguments.add(TestJars.ofThisModule(folder).toString());
    Arrays.stream(args).map(String::valueOf).forEach(arguments::add);
    return new FlinkRun(
        JavaProcess.start(
            "flink run",
            options,
            Map.of("FLINK_CONF_DIR", configuration.toString()),
            flinkAndLibraries(),
            "org.apache.flink.client.cli.CliFrontend",
            arguments,
            log),
        log);
  }

  private static String flinkAndLibraries() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> !OWN.contains(Path.of(each).toAbsolutePath()))
            .toList());
  }

  /** Waits for its end. */
  void awaitSuccess() throws Exception {
    if (awaitExit() != 0) {
      throw new AssertionError("flink run failed: " + log());
    }
  }

  int awaitExit() throws Exception {
    await(() -> !process.isAlive());
    return process.exitCode().orElseThrow();
  }

  /** Waits until something holds while the job runs. */
  void await(BooleanSupplier condition) throws Exception {
    try {
      Await.until("what the test waits for", LIMIT, () -> isSo(condition));
    } catch (IllegalStateException late) {
      throw new AssertionError(late.getMessage() + ": " + log(), late);
    }
  }

  private boolean isSo(BooleanSupplier condition) throws IOException {
    boolean isSo = condition.getAsBoolean();
    if (!isSo && !process.isAlive()) {
      throw new AssertionError("flink run ended: " + log());
    }
    return isSo;
  }

  /** Whether it still runs, or has ended well. */
  void checkAlive() throws IOException {
    if (process.exitCode().orElse(0) != 0) {
      throw new AssertionError("flink run failed: " + log());
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.close();
  }
}
