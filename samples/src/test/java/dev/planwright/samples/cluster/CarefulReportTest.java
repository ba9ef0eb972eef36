package dev.planwright.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.samples.cluster.LedgerLog.Kind;
import dev.planwright.samples.cluster.LedgerLog.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of a desk that calls at most once can be bad. */
class CarefulReportTest {

  private final List<Line> log =
      new ArrayList<>(
          List.of(line(Kind.CALL, "JFK 1"), line(Kind.EFFECT, "JFK 1"), line(Kind.CALL, "JFK 2")));

  @Test
  void of_eachCalledOnce_isGood() {
    CarefulReport report = report(List.of("JFK 1"), List.of("JFK 2"));
    assertThat(report).hasToString("faults=3 ambiguous=1 called_again=0 lost=0 contradicted=0");
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void of_calledAgain_isNot() {
    log.add(line(Kind.CALL, "JFK 2"));
    CarefulReport report = report(List.of("JFK 1"), List.of("JFK 2"));
    assertThat(report.again()).isEqualTo(1);
    assertThat(report.isGood()).isFalse();
  }

  @Test
  void of_notHeardOf_isLost() {
    assertThat(report(List.of("JFK 1"), List.of()).lost()).isEqualTo(1);
  }

  @Test
  void of_rebookedInVain_isContradicted() {
    assertThat(report(List.of("JFK 1", "JFK 2"), List.of()).contradicted()).isEqualTo(1);
    assertThat(report(List.of("JFK 1"), List.of("JFK 1", "JFK 2")).contradicted()).isEqualTo(1);
  }

  @Test
  void of_nothingInterrupted_showsNothing() {
    log.add(line(Kind.EFFECT, "JFK 2"));
    assertThat(report(List.of("JFK 1", "JFK 2"), List.of()).isGood()).isFalse();
  }

  private CarefulReport report(List<String> rebooked, List<String> interrupted) {
    return CarefulReport.of(3, log, List.of("JFK 1", "JFK 2"), rebooked, interrupted);
  }

  private static Line line(Kind kind, String flight) {
    return new Line(1, kind, "key", flight);
  }
}
