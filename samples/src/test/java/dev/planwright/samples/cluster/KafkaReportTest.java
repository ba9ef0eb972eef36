package dev.planwright.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.samples.desk.Notice;
import dev.planwright.samples.desk.Notice.Kind;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The figures of chaos between topics can be bad. */
class KafkaReportTest {

  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final Notice rebooked = notice(Kind.REBOOKED, 1);
  private final Notice storm = notice(Kind.STORM, 2);
  private final Notice otherStorm = notice(Kind.STORM, 3);

  @Test
  void of_everythingOnce_isClean() {
    KafkaReport report = report(Set.of("flight"), 0, List.of(rebooked, storm), ALL);
    assertThat(report)
        .hasToString(
            "faults=4 restored=3 lost=0 reexecuted=0 duplicates_outside_window=0 window=2 notices=2");
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void of_somethingMissing_isLost() {
    assertThat(report(Set.of(), 0, List.of(rebooked, storm), ALL).lost()).isEqualTo(1);
    assertThat(report(Set.of("flight"), 0, List.of(rebooked), ALL).lost()).isEqualTo(1);
  }

  @Test
  void of_noticeTwiceOrWrong_isADuplicate() {
    assertThat(report(Set.of("flight"), 0, List.of(rebooked, storm, storm), ALL).duplicates())
        .isEqualTo(1);
    assertThat(report(Set.of("flight"), 0, List.of(rebooked, storm, otherStorm), ALL).duplicates())
        .isEqualTo(1);
  }

  @Test
  void of_doneAgain_isNotClean() {
    assertThat(report(Set.of("flight"), 1, List.of(rebooked, storm), ALL).isClean()).isFalse();
  }

  @Test
  void of_stormsNotComparable_onlyTheirRepetitionCounts() {
    Set<Kind> counted = Set.of(Kind.REBOOKED);
    assertThat(report(Set.of("flight"), 0, List.of(rebooked, otherStorm), counted).isClean())
        .isTrue();
    assertThat(
            report(Set.of("flight"), 0, List.of(rebooked, otherStorm, otherStorm), counted)
                .duplicates())
        .isEqualTo(1);
  }

  private KafkaReport report(
      Set<String> done, int reexecuted, List<Notice> notices, Set<Kind> counted) {
    return KafkaReport.of(
        4,
        3,
        new Executions(done, reexecuted, 2),
        List.of("flight"),
        notices,
        List.of(rebooked, storm),
        counted);
  }

  private static Notice notice(Kind kind, int day) {
    return new Notice(kind, "JFK", LocalDateTime.of(2001, 1, day, 12, 0), "text");
  }
}
