package dev.planwright.kafka.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * Real brokers on this machine, each a JVM of its own on free loopback ports: killed, all of them,
 * when this is closed or this JVM ends. What they log stays in {@code target/kafka/}.
 *
 * <pre>{@code
 * try (KafkaCluster kafka = KafkaCluster.brokers(3).start()) {
 *   kafka.broker(1).kill();
 *   kafka.broker(1).start();
 *   kafka.awaitReady();
 * }
 * }</pre>
 *
 * <p>With three brokers, topics get replication factor 3 and {@code min.insync.replicas} 2 unless
 * they say otherwise.
 */
public final class KafkaCluster implements AutoCloseable {

  static final String CLUSTER_ID = "cGxhbndyaWdodC10ZXN0cw";

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final List<KafkaBroker> brokers;
  private final Map<Integer, Integer> advertised;

  private KafkaCluster(Path folder, List<KafkaBroker> brokers, Map<Integer, Integer> advertised) {
    this.folder = folder;
    this.brokers = brokers;
    this.advertised = advertised;
  }

  /** Describes a cluster of so many brokers. */
  public static Builder brokers(int count) {
    return new Builder(count);
  }

  /** Where clients find the brokers: their addresses, or those that they advertise. */
  public String bootstrapServers() {
    return brokers.stream()
        .map(broker -> "127.0.0.1:" + advertised.getOrDefault(broker.id(), broker.port()))
        .collect(Collectors.joining(","));
  }

  /** A plain way in, past proxies and security, for tests that look. */
  public String internalServers() {
    return brokers.stream().map(KafkaBroker::internalAddress).collect(Collectors.joining(","));
  }

  /** A broker by its id, from 1. */
  public KafkaBroker broker(int id) {
    return brokers.get(id - 1);
  }

  /** All brokers, by id. */
  public List<KafkaBroker> brokers() {
    return brokers;
  }

  /** A client for looking and managing, past proxies and security. */
  public Admin admin() {
    return Admin.create(
        Map.of("bootstrap.servers", internalServers(), "metadata.recovery.strategy", "none"));
  }

  /**
   * Waits until all brokers serve.
   *
   * @throws AssertionError if one ends instead, or it takes too long; names its log
   */
  public void awaitReady() throws InterruptedException {
    for (KafkaBroker broker : brokers) {
      Await.until("a broker listens, see " + broker.log(), START_LIMIT, broker::listens);
    }
    try (Admin admin = admin()) {
      Await.until(
          brokers.size() + " brokers serve, see " + folder,
          START_LIMIT,
          () -> {
            DescribeClusterOptions soon = new DescribeClusterOptions().timeoutMs(5000);
            return admin.describeCluster(soon).nodes().get().size() == brokers.size();
          });
    }
  }

  /** Kills the brokers, and deletes what they kept, but not what they logged. */
  @Override
  public void close() {
    brokers.forEach(KafkaBroker::kill);
    for (KafkaBroker broker : brokers) {
      deleteAll(broker.log().resolveSibling("data"));
    }
  }

  private static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = new ArrayList<>(files.toList());
      Collections.reverse(deepestFirst);
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a cluster is to be like. */
  public static final class Builder {

    private final int count;
    private final Properties settings = new Properties();
    private final List<String> options = new ArrayList<>();
    private final Map<Integer, Integer> advertised = new HashMap<>();
    private String protocol = "PLAINTEXT";

    private Builder(int count) {
      this.count = count;
    }

    /** Sets a broker's setting, over the harness's own. */
    public Builder setting(String name, String value) {
      settings.setProperty(name, value);
      return this;
    }

    /** What clients must speak: {@code PLAINTEXT}, {@code SASL_SSL} and so on. */
    public Builder protocol(String name) {
      protocol = name;
      return this;
    }

    /** An option for the brokers' JVMs. */
    public Builder jvmOption(String option) {
      options.add(option);
      return this;
    }

    /** Tells clients to come to another loopback port, such as a proxy's. */
    public Builder advertised(int broker, int port) {
      advertised.put(broker, port);
      return this;
    }

    /** Starts the brokers, and waits until they serve. */
    public KafkaCluster start() throws InterruptedException {
      KafkaCluster cluster = prepare();
      try {
        cluster.brokers.forEach(KafkaBroker::start);
        cluster.awaitReady();
        return cluster;
      } catch (Throwable failure) {
        cluster.brokers.forEach(KafkaBroker::kill);
        throw failure;
      }
    }

    private KafkaCluster prepare() {
      Ports ports = new Ports();
      int[][] listeners = new int[count][];
      List<String> voters = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        listeners[i] = new int[] {ports.next(), ports.next(), ports.next()};
        voters.add("%d@127.0.0.1:%d".formatted(i + 1, listeners[i][2]));
      }
      try {
        Path target = Files.createDirectories(Path.of("target", "kafka").toAbsolutePath());
        Path folder = Files.createTempDirectory(target, "cluster");
        List<KafkaBroker> brokers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          int id = i + 1;
          Path own = Files.createDirectories(folder.resolve("broker-" + id));
          Properties all = settings(id, listeners[i], String.join(",", voters));
          brokers.add(
              new KafkaBroker(
                  id, own, all, List.copyOf(options), listeners[i][0], listeners[i][1]));
        }
        return new KafkaCluster(folder, List.copyOf(brokers), Map.copyOf(advertised));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Properties settings(int id, int[] ports, String voters) {
      String copies = "" + Math.min(3, count);
      String insync = count >= 3 ? "2" : "1";
      Properties all = new Properties();
      all.putAll(
          Map.of(
              "process.roles",
              "broker,controller",
              "node.id",
              "" + id,
              "controller.quorum.voters",
              voters,
              "controller.listener.names",
              "CONTROLLER",
              "inter.broker.listener.name",
              "INTERNAL",
              "listener.security.protocol.map",
              "CLIENT:" + protocol + ",INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
              "listeners",
              "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                  .formatted(ports[0], ports[1], ports[2]),
              "advertised.listeners",
              "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d"
                  .formatted(advertised.getOrDefault(id, ports[0]), ports[1])));
      all.putAll(
          Map.of(
              "default.replication.factor", copies,
              "min.insync.replicas", insync,
              "offsets.topic.replication.factor", copies,
              "offsets.topic.num.partitions", "3",
              "transaction.state.log.replication.factor", copies,
              "transaction.state.log.min.isr", insync,
              "transaction.state.log.num.partitions", "3",
              "auto.create.topics.enable", "false",
              "group.initial.rebalance.delay.ms", "0"));
      all.putAll(
          Map.of(
              "num.network.threads", "1",
              "num.io.threads", "4",
              "log.cleaner.dedupe.buffer.size", "16777216",
              "broker.session.timeout.ms", "6000",
              "log.retention.check.interval.ms", "1000"));
      all.putAll(settings);
      return all;
    }
  }
}
