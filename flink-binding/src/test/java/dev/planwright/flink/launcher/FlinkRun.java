package dev.planwright.flink.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * {@code flink run} in a JVM of its own, with the job in it. Neither the launcher nor the agents of
 * these tests are on its class path: the launcher is the program, in a jar, and brings the agent's.
 */
final class FlinkRun implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 120;

  /** What comes with the program's jar and with the agent's. */
  private static final List<Path> OWN =
      List.of(
          Path.of("target/classes").toAbsolutePath(),
          Path.of("target/test-classes").toAbsolutePath());

  private final Process process;
  private final Path log;

  private FlinkRun(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static FlinkRun start(Path folder, List<String> flinkOptions, Object... args) throws IOException {
    Path configuration = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(configuration.resolve("config.yaml"), "parallelism.default: 2\n");
    Path log = Files.createTempFile(folder, "flink-run", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", flinkAndLibraries(), "org.apache.flink.client.cli.CliFrontend", "run"));
    command.addAll(List.of("-t", "local", "-Drest.port=0"));
    command.addAll(flinkOptions);
    command.addAll(List.of("-c", "dev.planwright.flink.AgentJob"));
    command.add(TestJars.ofThisModule(folder).toString());
    Arrays.stream(args).map(String::valueOf).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new FlinkRun(builder.start(), log);
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
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("flink run has not ended in time: " + log());
    }
    return process.exitValue();
  }

  /** Waits until something holds while the job runs. */
  void await(BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new AssertionError("flink run ended: " + log());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not happen in time: " + log());
      }
      Thread.sleep(50);
    }
  }

  /** Whether it still runs, or has ended well. */
  void checkAlive() throws IOException {
    if (!process.isAlive() && process.exitValue() != 0) {
      throw new AssertionError("flink run failed: " + log());
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
