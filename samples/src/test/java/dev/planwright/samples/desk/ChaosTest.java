package dev.planwright.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A little chaos, and that its figures can be bad. {@code -Pchaos} runs it in full. */
class ChaosTest {

  private static final long SEED = System.nanoTime();

  @TempDir Path folder;

  @Test
  void bothDesks_killedAFewTimes_loseAndRepeatNothing() throws Exception {
    ChaosDriver driver = driver(4_000);
    ChaosReport report =
        driver
            .run(ChaosDesk.PLAIN, 5, ChaosFault.NONE)
            .and(driver.run(ChaosDesk.ASYNC, 5, ChaosFault.NONE));
    System.out.println("chaos: seed=" + SEED + " " + report);
    assertThat(report.isClean()).as(report.toString()).isTrue();
    assertThat(report.kills()).isEqualTo(10);
  }

  @Test
  void storeThatLosesOneRecordInFifty_isFound() throws Exception {
    ChaosReport report = driver(4_000).run(ChaosDesk.PLAIN, 2, ChaosFault.LOSES_RECORDS);
    System.out.println("chaos over a store that loses records: " + report);
    assertThat(report.reexecuted()).as(report.toString()).isPositive();
  }

  @Test
  void outputThatRepeatsOneNoticeInFifty_isFound() throws Exception {
    ChaosReport report = driver(2_000).run(ChaosDesk.PLAIN, 1, ChaosFault.REPEATS_NOTICES);
    System.out.println("chaos over an output that repeats: " + report);
    assertThat(report.lost()).as(report.toString()).isZero();
    assertThat(report.duplicates()).as(report.toString()).isPositive();
  }

  private ChaosDriver driver(int flights) throws IOException {
    List<Flight> first = Flights.ofFirstQuarter2001().subList(0, flights);
    return new ChaosDriver(folder, first, SEED, progress -> {});
  }
}
