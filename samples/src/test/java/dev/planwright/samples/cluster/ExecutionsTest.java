package dev.planwright.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.samples.cluster.Executions.Records;
import dev.planwright.samples.cluster.LedgerLog.Kind;
import dev.planwright.samples.cluster.LedgerLog.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as done again, and what as the window that nobody can close. */
class ExecutionsTest {

  private static final String FIRST = "JFK 2001-01-05T19:50 LAX";
  private static final String SECOND = "JFK 2001-01-05T20:00 SFO";

  private final List<Line> log = new ArrayList<>();
  private final List<Restore> restores = new ArrayList<>();

  @Test
  void count_effectAgainThatNobodyWasToldOf_isInTheWindow() {
    called(10, FIRST);
    done(20, FIRST);
    restores.add(new Restore(100, 50));
    called(110, FIRST);
    done(120, FIRST);

    assertThat(count(Records.IN_CHECKPOINTS)).isEqualTo(List.of(0, 1));
    assertThat(count(Records.IN_A_STORE)).isEqualTo(List.of(0, 1));
  }

  @Test
  void count_effectAgainThatTheCheckpointKnewOf_isDoneAgain() {
    called(10, FIRST);
    done(20, FIRST);
    called(30, SECOND);
    restores.add(new Restore(100, 50));
    called(110, FIRST);
    done(120, FIRST);

    assertThat(count(Records.IN_CHECKPOINTS)).isEqualTo(List.of(1, 0));
  }

  @Test
  void count_confirmedBeforeTheCheckpoint_isDoneAgain() {
    called(10, FIRST);
    done(20, FIRST);
    log.add(new Line(30, Kind.CONFIRM, "", FIRST));
    restores.add(new Restore(100, 50));
    done(120, FIRST);

    assertThat(count(Records.IN_CHECKPOINTS)).isEqualTo(List.of(1, 0));
  }

  @Test
  void count_toldAfterTheCheckpointBegan_isDoneAgainOnlyIfAStoreKeepsIt() {
    called(10, FIRST);
    done(20, FIRST);
    called(60, SECOND);
    restores.add(new Restore(100, 50));
    done(120, FIRST);

    assertThat(count(Records.IN_CHECKPOINTS)).isEqualTo(List.of(0, 1));
    assertThat(count(Records.IN_A_STORE)).isEqualTo(List.of(1, 0));
  }

  @Test
  void count_doneAgainInOneLifeAfterTheDeskWasTold_isDoneAgain() {
    called(10, FIRST);
    done(20, FIRST);
    called(30, SECOND);
    done(40, FIRST);

    assertThat(count(Records.IN_CHECKPOINTS)).isEqualTo(List.of(1, 0));
  }

  @Test
  void count_oneKeyForTwoFlights_isRefused() {
    log.add(new Line(10, Kind.CALL, "key", FIRST));
    log.add(new Line(20, Kind.CALL, "key", SECOND));

    assertThatThrownBy(() -> count(Records.IN_A_STORE)).hasMessageContaining("two flights");
  }

  private List<Integer> count(Records records) {
    Executions executions = Executions.count(log, restores, records);
    return List.of(executions.reexecuted(), executions.window());
  }

  private void called(long millis, String flight) {
    log.add(new Line(millis, Kind.CALL, "key of " + flight, flight));
  }

  private void done(long millis, String flight) {
    log.add(new Line(millis, Kind.EFFECT, "key of " + flight, flight));
  }
}
