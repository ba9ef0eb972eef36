package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final Scheduler scheduler = time.scheduler("worker");
  private final List<String> happened = new ArrayList<>();

  private void after(int seconds, String what) {
    scheduler.after(
        Duration.ofSeconds(seconds),
        () -> happened.add(what + " at " + Duration.between(START, time.now()).toSeconds()));
  }

  @Test
  void advance_toSomeTime_runsWhatIsDueByThen_inOrder_atItsTime() {
    after(3, "third");
    after(1, "first");
    after(2, "second");
    after(4, "fourth");
    time.advance(Duration.ofSeconds(3));
    assertThat(happened).containsExactly("first at 1", "second at 2", "third at 3");
    assertThat(scheduler.millis()).isEqualTo(START.plusSeconds(3).toEpochMilli());
  }

  @Test
  void waitBegunByAnother_andOverInTime_isRunInTheSameAdvance() {
    scheduler.after(Duration.ofSeconds(1), () -> after(1, "next"));
    time.advance(Duration.ofSeconds(5));
    assertThat(happened).containsExactly("next at 2");
    assertThat(time.now()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void waits_ofAClosedScheduler_areForgotten() {
    after(1, "never");
    scheduler.close();
    time.advance(Duration.ofSeconds(2));
    assertThat(happened).isEmpty();
  }
}
