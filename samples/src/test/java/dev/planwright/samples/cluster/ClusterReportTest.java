package dev.planwright.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Flights;
import dev.planwright.samples.desk.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of a cluster's run can be bad. */
class ClusterReportTest {

  private static List<Flight> flights;
  private static List<Notice> expected;

  private final Set<String> rebooked = new HashSet<>(FlightFiles.disruptions(flights));

  @BeforeAll
  static void runUndisturbed() throws IOException {
    flights = Flights.ofFirstQuarter2001();
    expected = Notices.expected(flights);
  }

  @Test
  void of_everythingOnce_isClean() {
    ClusterReport report = report(rebooked, 0, expected);
    assertThat(report)
        .hasToString("kills=2 restored=2 suspended=45 lost=0 duplicates=0 notices=1152");
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void of_oneNoticeMissing_isLost() {
    ClusterReport report = report(rebooked, 0, expected.subList(1, expected.size()));
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void of_oneFlightNotRebooked_isLost() {
    rebooked.remove(rebooked.iterator().next());
    assertThat(report(rebooked, 0, expected).lost()).isEqualTo(1);
  }

  @Test
  void of_oneNoticeTwice_isADuplicate() {
    List<Notice> notices = new ArrayList<>(expected);
    notices.add(expected.get(7));
    assertThat(report(rebooked, 0, notices).duplicates()).isEqualTo(1);
  }

  @Test
  void of_noticeThatShouldNotBe_isADuplicate() {
    List<Notice> notices = new ArrayList<>(expected);
    Notice first = expected.get(0);
    notices.add(new Notice(first.kind(), first.airport(), first.at(), "something else"));
    assertThat(report(rebooked, 0, notices).duplicates()).isEqualTo(1);
  }

  @Test
  void of_rebookingDoneAgain_isADuplicate() {
    assertThat(report(rebooked, 1, expected).duplicates()).isEqualTo(1);
  }

  private ClusterReport report(Set<String> done, int reexecuted, List<Notice> notices) {
    return ClusterReport.of(
        List.of(20, 25),
        2,
        new Executions(done, reexecuted, 3),
        FlightFiles.disruptions(flights),
        notices,
        expected);
  }
}
