package dev.planwright.samples.desk;

import dev.planwright.samples.desk.ChaosOrder.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs a desk on the embedded store as a child process, kills it again and again with SIGKILL, and
 * counts what came of it.
 *
 * <p>Each kill waits for a condition that the child announces: a call stopped dead after its effect
 * or after its record, a commit, a snapshot that has just begun. Which, and at which of them, is
 * random.
 */
final class ChaosDriver {

  /** Of a life's events: so that as many lives as kills are wanted fit into the flights. */
  private static final double SHARE = 1.2;

  private static final List<Point> KILLS =
      List.of(Point.EFFECT, Point.ACKNOWLEDGED, Point.COMMITTED, Point.SNAPSHOT);

  private final Path folder;
  private final List<Flight> flights;
  private final Random random;
  private final Consumer<String> progress;

  /**
   * @param folder for stores and logs, empty
   * @param seed of where to kill
   */
  ChaosDriver(Path folder, List<Flight> flights, long seed, Consumer<String> progress) {
    this.folder = folder;
    this.flights = flights;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /** Kills a desk so many times, lets it finish, and counts. */
  ChaosReport run(ChaosDesk desk, int kills, ChaosFault fault)
      throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve(desk.name()));
    ChaosLife life = new ChaosLife(home, desk, flights.size(), fault);
    Set<String> disruptions = disruptions();
    List<ChaosOrder> killed = new ArrayList<>();
    while (killed.size() < kills) {
      ChaosOrder order =
          fault == ChaosFault.LOSES_RECORDS
              ? new ChaosOrder(Point.ACKNOWLEDGED, ChaosFault.ONE_IN)
              : order(kills, disruptions.size());
      if (!life.live(order)) {
        throw new IllegalStateException(
            "%s finished after %d of %d kills: give it more flights, or fewer kills"
                .formatted(desk, killed.size(), kills));
      }
      killed.add(order);
      if (killed.size() % 10 == 0) {
        progress.accept("%s: %d of %d kills".formatted(desk, killed.size(), kills));
      }
    }
    boolean unused = life.live(new ChaosOrder(Point.NEVER, 0));
    return ChaosReport.of(
        ChaosLog.read(home.resolve("log")), disruptions, expectedNotices(home), killed);
  }

  private ChaosOrder order(int kills, int disruptions) {
    Point point = KILLS.get(random.nextInt(KILLS.size()));
    int events = point == Point.SNAPSHOT ? flights.size() : disruptions;
    int most = Math.max(1, (int) (SHARE * events / (kills + 1)));
    return new ChaosOrder(point, 1 + random.nextInt(most));
  }

  /** Worked out without an agent. */
  private Set<String> disruptions() {
    return flights.stream()
        .filter(flight -> flight.delayMinutes() >= 60)
        .map(ChaosServices::confirmation)
        .collect(Collectors.toSet());
  }

  /** What a desk gives that nobody kills. */
  private int expectedNotices(Path home) throws IOException {
    return DeskOnLocalRunner.run(new DisruptionDeskPlan(), flights, home.resolve("undisturbed"))
        .report()
        .notices();
  }
}
