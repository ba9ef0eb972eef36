package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Flights;
import dev.planwright.samples.desk.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A desk on a cluster, from its jar alone, over all flights; nobody kills anything. */
final class UndisturbedRun {

  /** Worked out without a desk. */
  static final String GROUND_TRUTH =
      "flights=20000 airports=220 disruptions=1108 storms=44 notices=1152 ledger=1108 duplicates=0";

  private static final Duration LIMIT = Duration.ofMinutes(4);

  private UndisturbedRun() {}

  /**
   * Runs it to its end.
   *
   * @return what came of it, to be compared with {@link #GROUND_TRUTH}
   */
  static String run(FlinkCluster cluster, DeskJob jobs, ClusterDesk desk, Path home)
      throws Exception {
    Path flights = home.resolve("flights.jsonl");
    Path notices = home.resolve("notices");
    FlightFiles.write(flights, FlightFiles.lines());
    try (Ledger ledger = Ledger.start(home)) {
      ledger.open(0);
      String job =
          cluster
              .rest()
              .run(
                  cluster.rest().upload(jobs.launcher()),
                  jobs.order(
                      desk, home, flights.toString(), notices.toString(), ledger, List.of()));
      cluster.await(
          "end",
          LIMIT,
          () ->
              cluster.rest().state(job).equals("FINISHED")
                  || !cluster.rest().failures(job).isEmpty());
      if (!cluster.rest().failures(job).isEmpty()) {
        throw new IllegalStateException("failed by itself: " + cluster.rest().failures(job).get(0));
      }
      return report(Notices.committed(notices), ledger.lines());
    }
  }

  private static String report(List<Notice> notices, List<LedgerLog.Line> log) throws Exception {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    Set<Notice> expected = new HashSet<>(Notices.expected(flights));
    if (!expected.equals(new HashSet<>(notices))) {
      throw new IllegalStateException(
          "%d notices are not those %d of the local runner"
              .formatted(notices.size(), expected.size()));
    }
    List<String> ledger =
        log.stream()
            .filter(line -> line.kind() == LedgerLog.Kind.EFFECT)
            .map(LedgerLog.Line::flight)
            .toList();
    return "flights=%d airports=%d disruptions=%d storms=%d notices=%d ledger=%d duplicates=%d"
        .formatted(
            flights.size(),
            flights.stream().map(Flight::origin).collect(Collectors.toSet()).size(),
            count(notices, Notice.Kind.REBOOKED),
            count(notices, Notice.Kind.STORM),
            notices.size(),
            ledger.size(),
            ledger.size() - new HashSet<>(ledger).size());
  }

  private static long count(List<Notice> notices, Notice.Kind kind) {
    return notices.stream().filter(notice -> notice.kind() == kind).count();
  }
}
