package dev.planwright.flink.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a cluster. Its {@code conf/config.yaml} says what Flink's start scripts would work
 * out (the memory of a TaskManager), and what a test wants: state in RocksDB, a checkpoint each
 * second that is kept when the job ends, deaths noticed within seconds, restarts without end.
 */
record ClusterFiles(Path folder) {

  /** Log4j's, to standard output, so that all a process says is in one file. */
  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = console
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{HH:mm:ss.SSS} %-5p %-40c{1} %x - %m%n
      logger.pekko.name = org.apache.pekko
      logger.pekko.level = ERROR
      logger.kafka.name = org.apache.kafka
      logger.kafka.level = WARN
      """;

  Path configuration() {
    return folder.resolve("conf");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Path savepoints() {
    return folder.resolve("savepoints");
  }

  Path log(String process) {
    return folder.resolve("logs").resolve(process + ".log");
  }

  Path logging() {
    return configuration().resolve("log4j.properties");
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  /** Of all processes, each in a folder of its own. */
  private Path temporary() {
    return folder.resolve("tmp");
  }

  Path temporary(String process) throws IOException {
    return Files.createDirectories(temporary().resolve(process));
  }

  /** Deletes what processes that were killed could not. */
  void deleteTemporary() {
    try {
      if (Files.exists(temporary())) {
        try (Stream<Path> all = Files.walk(temporary())) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(ClusterOptions options, int rpcPort, int restPort) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.putAll(network(rpcPort, restPort));
    settings.putAll(memory());
    settings.putAll(jobs());
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(options.slots()));
    settings.putAll(options.settings());
    Files.createDirectories(configuration());
    Files.writeString(
        configuration().resolve("config.yaml"),
        settings.entrySet().stream()
            .map(setting -> "%s: \"%s\"%n".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining()));
    Files.writeString(logging(), LOGGING);
    for (Path plugin : options.plugins()) {
      Path jar = plugin.getFileName();
      Path own = Files.createDirectories(plugins().resolve(jar.toString().replace(".jar", "")));
      Files.copy(plugin, own.resolve(jar), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, String> network(int rpcPort, int restPort) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("jobmanager.rpc.address", "localhost");
    settings.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    settings.put("jobmanager.bind-host", "localhost");
    settings.put("rest.address", "localhost");
    settings.put("rest.bind-address", "localhost");
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("taskmanager.host", "localhost");
    settings.put("taskmanager.bind-host", "localhost");
    settings.put("heartbeat.interval", "1000");
    settings.put("heartbeat.timeout", "10000");
    settings.put("pekko.ask.timeout", "60 s");
    settings.put("web.checkpoints.history", "100");
    return settings;
  }

  /** Of a TaskManager, to go with the options of its JVM in {@link FlinkCluster}. */
  private static Map<String, String> memory() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("taskmanager.cpu.cores", "1");
    settings.put("taskmanager.memory.framework.heap.size", "64m");
    settings.put("taskmanager.memory.framework.off-heap.size", "64m");
    settings.put("taskmanager.memory.task.heap.size", "192m");
    settings.put("taskmanager.memory.task.off-heap.size", "32m");
    settings.put("taskmanager.memory.managed.size", "64m");
    settings.put("taskmanager.memory.network.min", "32m");
    settings.put("taskmanager.memory.network.max", "32m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "384m");
    settings.put("taskmanager.memory.jvm-overhead.min", "64m");
    settings.put("taskmanager.memory.jvm-overhead.max", "64m");
    return settings;
  }

  private Map<String, String> jobs() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("restart-strategy.type", "fixed-delay");
    settings.put("restart-strategy.fixed-delay.attempts", Integer.toString(Integer.MAX_VALUE));
    settings.put("restart-strategy.fixed-delay.delay", "200 ms");
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("execution.checkpointing.interval", "1 s");
    settings.put("execution.checkpointing.dir", checkpoints().toUri().toString());
    settings.put("execution.checkpointing.savepoint-dir", savepoints().toUri().toString());
    settings.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    return settings;
  }
}
