package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.flink.cluster.JavaProcess;
import dev.planwright.flink.cluster.JobOrder;
import dev.planwright.samples.cluster.Executions.Records;
import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Flights;
import dev.planwright.samples.desk.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a desk on a cluster, from files of flights to files of notices, kills its TaskManagers again
 * and again with SIGKILL ({@link DeskUnderFire}), and counts what came of it. The flights come in
 * parts, so that the source's place is in checkpoints, too. In the end no call is held back any
 * more.
 */
final class ClusterDriver {

  private static final int PARTS = 4;

  /** Fewer than so many calls end between the last checkpoint and a kill. */
  private static final int MOST_UNKNOWN = 8;

  /** A job that works commits notices more often. */
  private static final int IDLE_CHECKPOINTS = 10;

  private final FlinkCluster cluster;
  private final DeskJob jobs;
  private final Path folder;
  private final Random random;
  private final Consumer<String> progress;

  /**
   * @param folder for files, empty
   * @param seed of what is killed, of how many calls are let go, and of the parts
   */
  ClusterDriver(
      FlinkCluster cluster, DeskJob jobs, Path folder, long seed, Consumer<String> progress) {
    this.cluster = cluster;
    this.jobs = jobs;
    this.folder = folder;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /** Kills so many TaskManagers under a desk, lets it finish, and counts. */
  ClusterReport run(ClusterDesk desk, int kills, ClusterFault fault) throws Exception {
    Path home = folder.resolve(desk + "-" + fault);
    Path flights = home.resolve("flights");
    Path notices = home.resolve("notices");
    List<List<String>> parts = FlightFiles.parts(PARTS, random);
    FlightFiles.write(flights.resolve("part-0"), parts.get(0));
    try (Ledger ledger = Ledger.start(home)) {
      JobOrder order =
          jobs.order(desk, home, flights + "?monitor=200ms", notices.toString(), ledger, List.of());
      DeskUnderFire job = DeskUnderFire.start(cluster, ledger, jobs.launcher(), order, random);
      int part = 1;
      for (int kill = 1; kill <= kills; kill++) {
        if (part < PARTS) {
          FlightFiles.write(flights.resolve("part-" + part), parts.get(part));
          part++;
        }
        job.awaitSuspended(random.nextInt(MOST_UNKNOWN));
        JavaProcess killed = job.kill(job.anyTaskManager());
        progress.accept(
            "%s: kill %d of %d: %s, with %d runs suspended and %d bytes in the checkpoint"
                .formatted(
                    desk,
                    kill,
                    kills,
                    killed.name(),
                    job.suspended().get(kill - 1),
                    job.gate().bytes()));
      }
      if (fault == ClusterFault.LOSES_INPUT) {
        Files.delete(flights.resolve("part-0"));
      }
      if (fault != ClusterFault.NONE) {
        job.forget(order);
      }
      for (; part < PARTS; part++) {
        FlightFiles.write(flights.resolve("part-" + part), parts.get(part));
      }
      job.open();
      return finish(job, ledger, notices);
    }
  }

  private ClusterReport finish(DeskUnderFire job, Ledger ledger, Path notices) throws Exception {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    List<Notice> expected = Notices.expected(flights);
    awaitNotices(job.job(), notices, expected.size());
    job.end();
    return ClusterReport.of(
        job.suspended(),
        job.restores().size(),
        Executions.count(ledger.lines(), job.restores(), Records.IN_CHECKPOINTS),
        FlightFiles.disruptions(flights),
        Notices.committed(notices),
        expected);
  }

  /** Returns when all are there, or none has come for so many checkpoints that none will. */
  private void awaitNotices(String job, Path notices, int expected) throws Exception {
    int before = -1;
    int now = Notices.committed(notices).size();
    while (now < expected && now != before) {
      before = now;
      int last = cluster.rest().checkpoints(job).completed();
      cluster.await(
          "checkpoints of a job that nobody kills",
          DeskUnderFire.LIMIT,
          () ->
              Notices.committed(notices).size() >= expected
                  || cluster.rest().checkpoints(job).completed() >= last + IDLE_CHECKPOINTS);
      now = Notices.committed(notices).size();
    }
  }
}
