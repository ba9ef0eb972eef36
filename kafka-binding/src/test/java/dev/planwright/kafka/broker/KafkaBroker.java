package dev.planwright.kafka.broker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One broker of a {@link KafkaCluster}: a JVM that is controller and broker at once. It keeps its
 * ports and its folder when it is killed and started again.
 */
public final class KafkaBroker {

  /** A folder with the broker's jars; without it the tests' class path is the broker's, too. */
  static final String LIBRARY = "planwright.kafka.lib";

  private final int id;
  private final Path folder;
  private final Properties settings;
  private final List<String> options;
  private final int clientPort;
  private final int internalPort;
  private ProcessGuard guard;
  private Process process;

  KafkaBroker(
      int id,
      Path folder,
      Properties settings,
      List<String> options,
      int clientPort,
      int internalPort) {
    this.id = id;
    this.folder = folder;
    this.settings = settings;
    this.options = options;
    this.clientPort = clientPort;
    this.internalPort = internalPort;
  }

  /** The node's id, from 1. */
  public int id() {
    return id;
  }

  /** Host and port of the listener for clients: of the broker itself, whatever it advertises. */
  public String address() {
    return "127.0.0.1:" + clientPort;
  }

  /** The port of {@link #address()}. */
  public int port() {
    return clientPort;
  }

  /** Host and port of a plain listener, however clients must come. */
  String internalAddress() {
    return "127.0.0.1:" + internalPort;
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process lives; one that is stopped does. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether somebody accepts connections, or would. */
  boolean listens() {
    if (!isAlive()) {
      throw new AssertionError("a broker ended by itself, see " + log());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), internalPort)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What it has written to the console. */
  public Path log() {
    return folder.resolve("console.log");
  }

  /** Starts the process; {@link KafkaCluster#awaitReady()} waits until it serves. */
  public void start() {
    if (isAlive()) {
      throw new IllegalStateException("broker " + id + " runs");
    }
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-Xmx256m", "-XX:MaxDirectMemorySize=128m", "-XX:+UseSerialGC", "-Xshare:auto"));
      command.add("-Dlog4j2.configurationFile=" + logging());
      command.addAll(options);
      command.addAll(List.of("kafka.Kafka", prepared().toString()));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log().toFile()));
      builder.environment().put("CLASSPATH", classPath());
      process = builder.start();
      guard = ProcessGuard.over(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}: nothing is flushed, nothing is said to anybody. */
  public void kill() {
    if (guard != null) {
      guard.kill();
    }
  }

  /** Lets the broker hand over its leaderships and end by itself. */
  public void shutDown() {
    signal("TERM");
    guard.awaitEnd();
  }

  /** {@code SIGSTOP}: its connections stay open, and nobody answers. */
  public void pause() {
    signal("STOP");
  }

  /** {@code SIGCONT}. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      guard.signal(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings as a file, beside a folder that is formatted: what the storage tool does. */
  private Path prepared() throws IOException {
    Path data = folder.resolve("data");
    Path formatted = data.resolve("meta.properties");
    if (!Files.exists(formatted)) {
      Files.createDirectories(data);
      Files.writeString(
          formatted,
          "version=1\ncluster.id=%s\nnode.id=%d\n".formatted(KafkaCluster.CLUSTER_ID, id));
    }
    settings.setProperty("log.dirs", data.toString());
    Path file = folder.resolve("server.properties");
    try (var out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    return file;
  }

  private Path logging() throws IOException {
    Path file = folder.getParent().resolve("broker-log4j2.xml");
    Path fresh = Files.createTempFile(folder, "log4j2", ".xml");
    Files.writeString(
        fresh,
        """
        <Configuration status="WARN">
          <Appenders>
            <Console name="console"><PatternLayout pattern="%d{HH:mm:ss.SSS} %p %c{1} %m%n"/></Console>
          </Appenders>
          <Loggers>
            <Logger name="org.apache.kafka.common.config" level="WARN"/>
            <Root level="INFO"><AppenderRef ref="console"/></Root>
          </Loggers>
        </Configuration>
        """);
    return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String classPath() {
    String library = System.getProperty(LIBRARY);
    return library == null
        ? System.getProperty("java.class.path")
        : Path.of(library).resolve("*").toString().replace(File.separator + "*", "/*");
  }
}
