package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.LocalTimers.Timer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers from when they are set until they are due or cancelled. */
class LocalTimersTest {

  private final LocalTimers timers = new LocalTimers();

  private static Timer timer(long number, long dueMillis, boolean isEventTime) {
    return new Timer(number, "key", 0, "event", dueMillis, isEventTime, 0);
  }

  @Test
  void takeDue_earliestFirst_eachOnce() {
    timers.add(timer(1, 30, false));
    timers.add(timer(2, 10, false));
    timers.add(timer(3, 10, false));
    timers.add(timer(4, 20, true));

    assertThat(timers.takeDue(29, 19)).extracting(Timer::number).containsExactly(2L, 3L);
    assertThat(timers.takeDue(29, 20)).extracting(Timer::number).containsExactly(4L);
    assertThat(timers.nextWallMillis()).isEqualTo(30);
    assertThat(timers.takeDue(30, 20)).extracting(Timer::number).containsExactly(1L);
    assertThat(timers.allDue()).isTrue();
    assertThat(timers.isEmpty()).isFalse();
  }

  @Test
  void cancel_longBeforeTheyAreDue_letsThemGo() {
    for (long number = 0; number < 100; number++) {
      timers.add(timer(number, 1_000_000, number % 2 == 0));
    }
    assertThat(timers.cancel("key", List.of(0))).hasSize(100);

    assertThat(timers.nextWallMillis()).isEqualTo(LocalTimers.NEVER);
    assertThat(timers.hasEventTime()).isFalse();
    assertThat(timers.allDue()).isTrue();
    assertThat(timers.isEmpty()).isTrue();
  }

  @Test
  void start_timerThatIsDueOrNot_oncePerTimer() {
    timers.add(timer(1, 10, false));
    timers.add(timer(2, 10_000, false));
    assertThat(timers.takeDue(10, 0)).hasSize(1);

    assertThat(timers.start(1)).isTrue();
    assertThat(timers.start(1)).isFalse();
    assertThat(timers.start(2)).isTrue();
    assertThat(timers.takeDue(Long.MAX_VALUE, 0)).isEmpty();
    assertThat(timers.isEmpty()).isTrue();
  }
}
