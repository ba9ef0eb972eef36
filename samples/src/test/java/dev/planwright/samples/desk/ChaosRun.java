package dev.planwright.samples.desk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Chaos: both desks over all flights, killed {@code -Dchaos.kills} times together (200 unless
 * said). Ends with one line that a script can read, and with exit code 1 if anything was lost or
 * repeated.
 */
public final class ChaosRun {

  /** From so many kills on there must be some of each kind, so that the figures mean something. */
  private static final int MANY = 200;

  private static final int LEAST_OF_EACH = 10;

  private ChaosRun() {}

  /** Takes a folder, the number of kills and, if it is to be repeated, the seed. */
  public static void main(String[] args) throws IOException {
    LongRun.main("chaos", "kills", args, ChaosRun::run);
  }

  private static boolean run(Path folder, int kills, long seed)
      throws IOException, InterruptedException {
    ChaosDriver driver =
        new ChaosDriver(folder, Flights.ofFirstQuarter2001(), seed, System.out::println);
    ChaosReport plain = driver.run(ChaosDesk.PLAIN, kills / 2, ChaosFault.NONE);
    ChaosReport report = plain.and(driver.run(ChaosDesk.ASYNC, kills - kills / 2, ChaosFault.NONE));
    System.out.println(report);
    return report.isClean()
        && (kills < MANY
            || (report.afterEffect() >= LEAST_OF_EACH
                && report.afterRecord() >= LEAST_OF_EACH
                && report.insideSnapshot() >= LEAST_OF_EACH));
  }
}
