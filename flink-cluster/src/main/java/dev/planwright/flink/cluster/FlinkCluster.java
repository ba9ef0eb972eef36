package dev.planwright.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Flink cluster on this machine: a JobManager and TaskManagers, each a JVM of its own with
 * Flink's jars and nothing else on its class path.
 *
 * <p>Made to be hurt: processes are killed and stopped by {@link JavaProcess}, others started in
 * their place. A JobManager that was killed has lost its jobs, as one without high availability
 * has; its successor takes the same ports, the TaskManagers come to it, and a job goes on from a
 * checkpoint of the old one ({@link FlinkRest#checkpoints}).
 *
 * <p>Waits for each process to be there, and shows the ends of all logs when one does not come.
 */
public final class FlinkCluster implements AutoCloseable {

  /** Far longer than a start takes, even on a busy machine. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final List<String> JOB_MANAGER = List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m");

  /**
   * A job that is run again after its JobManager was killed has a class loader of its own on the
   * TaskManagers that live on. The JDK's own caches refer to the old ones softly, so there is to be
   * room for a dozen.
   */
  private static final List<String> TASK_MANAGER =
      List.of("-Xmx320m", "-XX:MaxDirectMemorySize=160m", "-XX:MaxMetaspaceSize=384m");

  private final ClusterFiles files;
  private final FlinkRest rest;
  private final List<JavaProcess> all = new ArrayList<>();
  private final List<JavaProcess> taskManagers = new ArrayList<>();
  private int started;

  private FlinkCluster(Path folder, int restPort) {
    this.files = new ClusterFiles(folder);
    this.rest = new FlinkRest(restPort);
  }

  /** Starts a cluster and returns when all of it is there. */
  public static FlinkCluster start(ClusterOptions options)
      throws IOException, InterruptedException {
    int rpcPort;
    int restPort;
    // Both have to be known beforehand, and the same over restarts of the JobManager.
    try (ServerSocket rpc = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      rpcPort = rpc.getLocalPort();
      restPort = web.getLocalPort();
    }
    FlinkCluster cluster = new FlinkCluster(options.folder(), restPort);
    cluster.files.write(options, rpcPort, restPort);
    try {
      cluster.launchJobManager();
      for (int i = 0; i < options.taskManagers(); i++) {
        cluster.launchTaskManager();
      }
      cluster.awaitAll();
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** What it answers, as long as its JobManager lives. */
  public FlinkRest rest() {
    return rest;
  }

  /** The JobManager that was started last. */
  public JavaProcess jobManager() {
    return all.stream()
        .filter(process -> !taskManagers.contains(process) && process.isAlive())
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException("the JobManager is not alive"));
  }

  /** The TaskManagers that live, the oldest first. */
  public List<JavaProcess> taskManagers() {
    return taskManagers.stream().filter(JavaProcess::isAlive).toList();
  }

  /** Starts one more, which may not be there yet on return: see {@link #awaitAll}. */
  public JavaProcess launchTaskManager() throws IOException {
    String name = "taskmanager-" + ++started;
    JavaProcess process =
        launch(
            name,
            TASK_MANAGER,
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "-Dtaskmanager.resource-id=" + name);
    taskManagers.add(process);
    return process;
  }

  /** Starts a JobManager, which is the first or takes the place of one that was killed. */
  public JavaProcess launchJobManager() throws IOException {
    return launch(
        "jobmanager-" + ++started,
        JOB_MANAGER,
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
  }

  /** Returns when the JobManager answers and knows exactly the TaskManagers that live. */
  public void awaitAll() throws InterruptedException, IOException {
    List<JavaProcess> expected = new ArrayList<>(taskManagers());
    List<String> names = expected.stream().map(JavaProcess::name).sorted().toList();
    expected.add(jobManager());
    await(
        "a JobManager with " + names,
        START,
        () ->
            !expected.stream().allMatch(JavaProcess::isAlive)
                || rest.taskManagers().stream().sorted().toList().equals(names));
    for (JavaProcess process : expected) {
      if (!process.isAlive()) {
        throw new IllegalStateException(process.name() + " has ended\n" + process.tail());
      }
    }
  }

  /** Like {@link Await#until}; if it fails, the message has the ends of all logs. */
  public void await(String what, Duration limit, Await.Condition condition)
      throws InterruptedException, IOException {
    try {
      Await.until(what, limit, condition);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + tails(), e);
    }
  }

  /** The ends of the logs of all processes that were ever started. */
  public String tails() throws IOException {
    StringBuilder tails = new StringBuilder();
    for (JavaProcess process : all) {
      tails.append(process.tail()).append('\n');
    }
    return tails.toString();
  }

  /** The newest complete checkpoint of a job on disk, for when no JobManager can be asked. */
  public Path newestCheckpoint(String job) throws IOException {
    try (Stream<Path> checkpoints = Files.list(files.checkpoints().resolve(job))) {
      return checkpoints
          .filter(folder -> Files.exists(folder.resolve("_metadata")))
          .max(Comparator.comparingLong(FlinkCluster::numberOf))
          .orElseThrow(() -> new IllegalStateException("no checkpoint of " + job));
    }
  }

  /** Kills whatever lives; the folder stays, but for what the processes would have deleted. */
  @Override
  public void close() {
    all.forEach(JavaProcess::sendKill);
    all.forEach(JavaProcess::close);
    files.deleteTemporary();
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().replaceAll("\\D", ""));
  }

  private JavaProcess launch(String name, List<String> jvm, String mainClass, String... dynamic)
      throws IOException {
    List<String> jvmOptions = new ArrayList<>(jvm);
    jvmOptions.add("-XX:+UseSerialGC");
    jvmOptions.add("-XX:TieredStopAtLevel=1");
    // On a busy machine ten seconds are not enough, and Flink's own setting does not reach Pekko.
    jvmOptions.add("-Dpekko.remote.classic.startup-timeout=60s");
    jvmOptions.add("-Djava.io.tmpdir=" + files.temporary(name));
    jvmOptions.add("-Dlog4j2.configurationFile=" + files.logging().toUri());
    jvmOptions.addAll(FlinkJvm.OPTIONS);
    List<String> arguments =
        new ArrayList<>(List.of("--configDir", files.configuration().toString()));
    arguments.add("-Dio.tmp.dirs=" + files.temporary(name));
    arguments.addAll(List.of(dynamic));
    JavaProcess process =
        JavaProcess.start(
            name,
            jvmOptions,
            Map.of("FLINK_PLUGINS_DIR", files.plugins().toString()),
            lib(),
            mainClass,
            arguments,
            files.log(name));
    all.add(process);
    return process;
  }

  /** Written by the build, from what this module's pom declares. */
  private static String lib() throws IOException {
    try (InputStream list = FlinkCluster.class.getResourceAsStream("lib.classpath")) {
      if (list == null) {
        throw new IllegalStateException("build the module flink-cluster with Maven");
      }
      return new String(list.readAllBytes(), UTF_8).strip();
    }
  }
}
