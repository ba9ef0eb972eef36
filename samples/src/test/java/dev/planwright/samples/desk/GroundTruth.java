package dev.planwright.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;

/** What every desk on every host must say of the first quarter of 2001, worked out without one. */
final class GroundTruth {

  private static final DeskReport REPORT = new DeskReport(20_000, 220, 1_108, 44, 1_152, 1_108, 0);

  private GroundTruth() {}

  static void check(DeskRun run) {
    assertThat(run.report()).isEqualTo(REPORT);
    assertThat(run.report())
        .hasToString(
            "flights=20000 airports=220 disruptions=1108 storms=44 notices=1152 ledger=1108"
                + " duplicates=0");
    assertThat(run.notices())
        .filteredOn(notice -> notice.kind() == Notice.Kind.STORM)
        .extracting(Notice::airport, Notice::at)
        .startsWith(
            tuple("JFK", LocalDateTime.of(2001, 1, 5, 19, 50)),
            tuple("SFO", LocalDateTime.of(2001, 1, 11, 21, 44)),
            tuple("PHX", LocalDateTime.of(2001, 1, 12, 14, 35)));
  }
}
