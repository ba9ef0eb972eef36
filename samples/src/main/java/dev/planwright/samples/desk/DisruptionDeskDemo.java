package dev.planwright.samples.desk;

import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the disruption desk over real flights, first on the local runner with its embedded store,
 * then on Flink, and compares the two. Its last line is for scripts; whatever goes wrong ends it
 * with another exit code than 0.
 */
public final class DisruptionDeskDemo {

  private static final int NOTICES_TO_SHOW = 3;
  private static final int FLIGHTS_PER_DOT = 1_000;

  private DisruptionDeskDemo() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try {
      Path folder = Files.createTempDirectory("disruption-desk");
      try {
        run(folder);
      } finally {
        delete(folder);
      }
    } catch (Exception e) {
      System.err.println("The demo failed.");
      e.printStackTrace();
      // Whatever threads a host has left behind must not keep a failed demo alive.
      System.exit(1);
    }
  }

  private static void run(Path folder) throws Exception {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    System.out.printf("%d real flights of early 2001, keyed by airport.%n", flights.size());
    DisruptionDeskPlan plan = new DisruptionDeskPlan();

    System.out.printf("%nLocalRunner on RocksDB ");
    Instant begin = Instant.now();
    DeskRun local = runLocally(plan, flights, folder);
    showResult(local, begin);
    showNotices(local, Notice.Kind.STORM);
    showNotices(local, Notice.Kind.REBOOKED);

    System.out.printf("%nFlink");
    begin = Instant.now();
    DeskRun flink = DeskOnFlink.run(plan, flights, folder.resolve("flink"));
    showResult(flink, begin);
    requireSame(local, flink);
    System.out.printf("Both gave the same %d notices.%n%n", flink.notices().size());
    System.out.println(flink.report());
  }

  /** In two lives on one store: the second goes on where the first has ended. */
  private static DeskRun runLocally(DisruptionDeskPlan plan, List<Flight> flights, Path folder)
      throws IOException {
    EmbeddedStore store = RocksDbActionStateStore.at(folder.resolve("store"));
    Path ledger = folder.resolve("local");
    int half = flights.size() / 2;
    List<Notice> notices =
        new ArrayList<>(
            DeskOnLocalRunner.notices(
                plan, flights.subList(0, half), store, ledger, DisruptionDeskDemo::showProgress));
    System.out.printf(" stopped after %d, started again ", half);
    notices.addAll(
        DeskOnLocalRunner.notices(plan, flights, store, ledger, DisruptionDeskDemo::showProgress));
    return DeskRun.of(flights, notices, ledger);
  }

  static void requireSame(DeskRun local, DeskRun flink) {
    if (!local.report().equals(flink.report())) {
      throw new IllegalStateException(
          "The hosts differ.%nLocalRunner: %s%nFlink:       %s"
              .formatted(local.report(), flink.report()));
    }
    for (int i = 0; i < local.notices().size(); i++) {
      if (!local.notices().get(i).equals(flink.notices().get(i))) {
        throw new IllegalStateException(
            "The hosts differ, first in this notice.%nLocalRunner: %s%nFlink:       %s"
                .formatted(local.notices().get(i), flink.notices().get(i)));
      }
    }
  }

  private static void showProgress(long submitted) {
    if (submitted % FLIGHTS_PER_DOT == 0) {
      System.out.print('.');
      System.out.flush();
    }
  }

  private static void showResult(DeskRun run, Instant begin) {
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    System.out.printf(
        " %d notices and %d rebookings in %.1f s%n",
        run.report().notices(), run.report().ledger(), seconds);
  }

  private static void showNotices(DeskRun run, Notice.Kind kind) {
    run.notices().stream()
        .filter(notice -> notice.kind() == kind)
        .limit(NOTICES_TO_SHOW)
        .forEach(
            notice ->
                System.out.printf(
                    "  %s %s %-8s %s%n",
                    notice.at(), notice.airport(), notice.kind(), notice.text()));
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
