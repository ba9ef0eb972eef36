package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.Await;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.flink.cluster.JavaProcess;
import dev.planwright.flink.cluster.JobOrder;
import dev.planwright.kafka.broker.KafkaBroker;
import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.samples.cluster.Executions.Records;
import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Flights;
import dev.planwright.samples.desk.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Runs a desk on a cluster from a topic of flights to a topic of notices, its calls recorded in a
 * third, and kills what it needs, at random: TaskManagers, the JobManager, brokers.
 *
 * <p>The flights come in parts, one before each fault. A broker that was killed is back, and has
 * all partitions again, before the next fault: what is promised is that one may be lost.
 */
final class KafkaDriver {

  /** How flights are assigned to the partitions of their topic. */
  enum Assignment {
    /** At random, so that an airport's flights come in any order; its storms are not comparable. */
    AT_RANDOM,
    /** By airport, so that its flights come in their order. */
    BY_ORIGIN
  }

  /** Fewer than so many calls end between the last checkpoint and a fault. */
  private static final int MOST_UNKNOWN = 24;

  /** So many end there while it is to be shown that the figures can be bad. */
  private static final int MANY_UNKNOWN = 20;

  /** A job that works commits notices more often. */
  private static final int IDLE_CHECKPOINTS = 10;

  /** In so many kills the figures must have become bad. */
  private static final int MOST_KILLS = 10;

  private final FlinkCluster cluster;
  private final KafkaCluster kafka;
  private final DeskJob jobs;
  private final Path folder;
  private final Random random;
  private final Consumer<String> progress;
  private final List<TcpProxy> proxies;
  private int runs;

  /**
   * @param proxies through which clients come to the brokers
   * @param folder for files, empty
   * @param seed of what is killed, and of the flights' partitions
   */
  KafkaDriver(
      FlinkCluster cluster,
      KafkaCluster kafka,
      List<TcpProxy> proxies,
      DeskJob jobs,
      Path folder,
      long seed,
      Consumer<String> progress) {
    this.cluster = cluster;
    this.kafka = kafka;
    this.proxies = proxies;
    this.jobs = jobs;
    this.folder = folder;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /** Lets so many faults happen to a desk, lets it finish, and counts. */
  KafkaReport run(ClusterDesk desk, Assignment assignment, int faults) throws Exception {
    return run(
        desk, assignment, Stream.generate(() -> KafkaFault.any(random)).limit(faults).toList());
  }

  /** Lets these faults happen to a desk, lets it finish, and counts. */
  KafkaReport run(ClusterDesk desk, Assignment assignment, List<KafkaFault> faults)
      throws Exception {
    String run =
        "%s-%s-%d".formatted(desk, assignment, ++runs).toLowerCase(Locale.ROOT).replace('_', '-');
    KafkaTopics topics = KafkaTopics.create(kafka, run);
    List<List<String>> parts = parts(FlightFiles.lines(), faults.size() + 1);
    ToIntFunction<String> partition = partition(assignment);
    topics.send(parts.get(0), partition);
    try (Ledger ledger = Ledger.start(folder.resolve(run))) {
      JobOrder order =
          order(desk, run, topics, "", ledger, List.of("--store", store("calls-" + run)));
      DeskUnderFire job = DeskUnderFire.start(cluster, ledger, jobs.launcher(), order, random);
      for (int fault = 1; fault <= faults.size(); fault++) {
        topics.send(parts.get(fault), partition);
        job.awaitSuspended(random.nextInt(MOST_UNKNOWN));
        String killed = strike(faults.get(fault - 1), job, order, topics);
        progress.accept(
            "%s: fault %d of %d: %s, with %d runs suspended and %d bytes in the checkpoint"
                .formatted(
                    run,
                    fault,
                    faults.size(),
                    killed,
                    job.suspended().get(fault - 1),
                    job.gate().bytes()));
      }
      job.open();
      return finish(job, ledger, topics, assignment);
    }
  }

  /**
   * Lets these faults happen to a desk that calls at most once: runs whose call is interrupted go
   * to its dead letters.
   */
  CarefulReport runCareful(List<KafkaFault> faults) throws Exception {
    String run = "careful";
    KafkaTopics topics = KafkaTopics.create(kafka, run);
    topics.send(FlightFiles.lines(), partition(Assignment.BY_ORIGIN));
    try (Ledger ledger = Ledger.start(folder.resolve(run))) {
      String letters =
          "kafka:%s?bootstrap.servers=%s".formatted(topics.letters(), kafka.bootstrapServers());
      JobOrder order =
          order(
              ClusterDesk.CAREFUL,
              run,
              topics,
              "",
              ledger,
              List.of(
                  "--store",
                  store("calls-" + run),
                  "--quarantine",
                  "SKIP",
                  "--dead-letters",
                  letters));
      DeskUnderFire job = DeskUnderFire.start(cluster, ledger, jobs.launcher(), order, random);
      for (KafkaFault fault : faults) {
        job.awaitSuspended(random.nextInt(MOST_UNKNOWN));
        progress.accept(run + ": " + strike(fault, job, order, topics));
      }
      job.open();
      end(job, ledger, topics);
      Map<String, String> flights = new HashMap<>();
      for (String flight : FlightFiles.disruptions(Flights.ofFirstQuarter2001())) {
        flights.put(LedgerServer.confirmation(flight), flight);
      }
      return CarefulReport.of(
          faults.size(),
          ledger.lines(),
          flights.values(),
          topics.committed().stream().map(notice -> flights.get(notice.text())).toList(),
          topics.committedLetters().stream().map(FlightFiles::name).toList());
    }
  }

  private String strike(KafkaFault kind, DeskUnderFire job, JobOrder order, KafkaTopics topics)
      throws Exception {
    return switch (kind) {
      case TASK_MANAGER -> job.kill(job.anyTaskManager()).name();
      case JOB_MANAGER -> job.killJobManager(order).name();
      case BROKER -> {
        KafkaBroker broker = kafka.broker(1 + random.nextInt(kafka.brokers().size()));
        broker.kill();
        job.awaitCheckpoint(); // without it
        broker.start();
        kafka.awaitReady();
        Await.until("all copies of all partitions", DeskUnderFire.LIMIT, topics::isWhole);
        job.awaitCheckpoint();
        yield "broker-" + broker.id();
      }
      case CUT_OFF -> {
        JavaProcess cutOff = job.anyTaskManager();
        proxies.forEach(proxy -> proxy.cut(cutOff.pid()));
        int unused = job.letGo(MANY_UNKNOWN);
        job.awaitNoCheckpoint();
        proxies.forEach(TcpProxy::heal);
        job.awaitCheckpoint();
        yield cutOff.name() + " cut off";
      }
      case LATE -> {
        JavaProcess cutOff = job.anyTaskManager();
        proxies.forEach(proxy -> proxy.cut(cutOff.pid()));
        int unused = job.letGo(MANY_UNKNOWN);
        job.awaitNoCheckpoint();
        job.kill(cutOff);
        proxies.forEach(TcpProxy::heal);
        job.awaitCheckpoint();
        yield cutOff.name() + " cut off and killed";
      }
      case STOPPED -> {
        JavaProcess stopped = job.anyTaskManager();
        job.stopAndWake(stopped);
        yield stopped.name() + " stopped";
      }
    };
  }

  /**
   * Kills TaskManagers under a desk that has no store, and whose notices are not in transactions,
   * until something was done again that must not be.
   *
   * @return what came of it, counted as if it had both
   */
  KafkaReport runBroken() throws Exception {
    String run = "broken";
    KafkaTopics topics = KafkaTopics.create(kafka, run);
    topics.send(FlightFiles.lines(), partition(Assignment.BY_ORIGIN));
    try (Ledger ledger = Ledger.start(folder.resolve(run))) {
      JobOrder order =
          order(ClusterDesk.PLAIN, run, topics, "&delivery=at-least-once", ledger, List.of());
      DeskUnderFire job = DeskUnderFire.start(cluster, ledger, jobs.launcher(), order, random);
      for (int kill = 0; kill < MOST_KILLS && executions(job, ledger).reexecuted() == 0; kill++) {
        job.awaitSuspended(MANY_UNKNOWN);
        progress.accept(run + ": killed " + job.kill(job.anyTaskManager()).name());
        int unused = job.letGo(MANY_UNKNOWN);
      }
      job.open();
      return finish(job, ledger, topics, Assignment.BY_ORIGIN);
    }
  }

  private String store(String topic) {
    return "kafka:%s/%s".formatted(kafka.bootstrapServers(), topic);
  }

  private JobOrder order(
      ClusterDesk desk,
      String run,
      KafkaTopics topics,
      String delivery,
      Ledger ledger,
      List<String> more)
      throws IOException {
    String servers = kafka.bootstrapServers();
    return jobs.order(
        desk,
        folder.resolve(run),
        "kafka:%s?from=earliest&bootstrap.servers=%s".formatted(topics.flights(), servers),
        "kafka:%s?bootstrap.servers=%s%s".formatted(topics.notices(), servers, delivery),
        ledger,
        more);
  }

  private static Executions executions(DeskUnderFire job, Ledger ledger) throws IOException {
    return Executions.count(ledger.lines(), job.restores(), Records.IN_A_STORE);
  }

  private KafkaReport finish(
      DeskUnderFire job, Ledger ledger, KafkaTopics topics, Assignment assignment)
      throws Exception {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    List<Notice> expected = Notices.expected(flights);
    List<String> disruptions = FlightFiles.disruptions(flights);
    end(job, ledger, topics);
    return KafkaReport.of(
        job.suspended().size(),
        job.restores().size(),
        executions(job, ledger),
        disruptions,
        topics.committed(),
        expected,
        assignment == Assignment.BY_ORIGIN
            ? EnumSet.allOf(Notice.Kind.class)
            : Set.of(Notice.Kind.REBOOKED));
  }

  private static void end(DeskUnderFire job, Ledger ledger, KafkaTopics topics) throws Exception {
    awaitNotices(job, ledger, topics);
    job.end();
    Await.until("no open transaction", DeskUnderFire.LIMIT, topics::isSettled);
  }

  /**
   * Returns when neither a notice nor a call has come for so many checkpoints that none will.
   * Metrics of runs are not asked: after a TaskManager was stopped or killed, they may stand still.
   */
  private static void awaitNotices(DeskUnderFire job, Ledger ledger, KafkaTopics topics)
      throws Exception {
    int before = -1;
    int now = 0;
    while (now != before) {
      before = now;
      for (int checkpoint = 0; checkpoint < IDLE_CHECKPOINTS; checkpoint++) {
        job.awaitCheckpoint();
      }
      now = topics.committed().size() + ledger.lines().size();
    }
  }

  /** Flights in their order, in parts of about one size. */
  private static List<List<String>> parts(List<String> lines, int number) {
    List<List<String>> parts = new ArrayList<>();
    for (int part = 0; part < number; part++) {
      parts.add(lines.subList(lines.size() * part / number, lines.size() * (part + 1) / number));
    }
    return parts;
  }

  private ToIntFunction<String> partition(Assignment assignment) {
    return switch (assignment) {
      case AT_RANDOM -> line -> random.nextInt(KafkaTopics.PARTITIONS);
      case BY_ORIGIN ->
          line -> Math.floorMod(FlightFiles.origin(line).hashCode(), KafkaTopics.PARTITIONS);
    };
  }
}
