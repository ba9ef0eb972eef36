package dev.planwright.samples.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chaos: both desks over all flights, killed {@code -Dchaos.kills} times together (200 unless
 * said). Ends with one line that a script can read, and with exit code 1 if anything was lost or
 * repeated.
 */
public final class ChaosRun {

  /** Of each kind of kill, so that the figures mean something. */
  private static final int LEAST_OF_EACH = 10;

  private ChaosRun() {}

  /** Takes the number of kills and, if it is to be repeated, the seed. */
  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    long seed = args.length > 1 && !args[1].isEmpty() ? Long.parseLong(args[1]) : System.nanoTime();
    System.out.printf(
        "chaos: kills=%d seed=%d (-Dchaos.kills=%d -Dchaos.seed=%d)%n", kills, seed, kills, seed);
    Path folder = Files.createTempDirectory("chaos");
    ChaosReport report;
    try {
      List<Flight> flights = Flights.ofFirstQuarter2001();
      ChaosDriver driver = new ChaosDriver(folder, flights, seed, System.out::println);
      ChaosReport plain = driver.run(ChaosDesk.PLAIN, kills / 2, ChaosFault.NONE);
      report = plain.and(driver.run(ChaosDesk.ASYNC, kills - kills / 2, ChaosFault.NONE));
    } catch (Exception e) {
      System.err.println("Chaos failed; stores and logs are in " + folder);
      e.printStackTrace();
      System.exit(1);
      return;
    }
    boolean enough =
        kills < 200
            || (report.afterEffect() >= LEAST_OF_EACH
                && report.afterRecord() >= LEAST_OF_EACH
                && report.insideSnapshot() >= LEAST_OF_EACH);
    if (report.isClean() && enough) {
      delete(folder);
    } else {
      System.err.println("Not as it must be; stores and logs are in " + folder);
    }
    System.out.println(report);
    System.exit(report.isClean() && enough ? 0 : 1);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
