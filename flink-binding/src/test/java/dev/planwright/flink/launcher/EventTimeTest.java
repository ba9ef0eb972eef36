package dev.planwright.flink.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.PoisonInputException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTimeTest {

  record Happened(Instant at) {}

  private final EventTime<Happened> eventTime =
      EventTime.of(new InputType<>(Happened.class, List.of(Happened.class)), "at");

  @Test
  void instant_isItsMilliseconds() {
    assertThat(eventTime.extractTimestamp(new Happened(Instant.ofEpochMilli(7)), 0)).isEqualTo(7);
  }

  @Test
  void instant_missingOrOutOfRange_isAPoisonInput() {
    assertThatThrownBy(() -> eventTime.extractTimestamp(new Happened(null), 0))
        .cause()
        .isInstanceOf(PoisonInputException.class)
        .hasMessage("The event time of an input is missing: component at of Happened[at=null]");
    assertThatThrownBy(() -> eventTime.extractTimestamp(new Happened(Instant.MAX), 0))
        .cause()
        .isInstanceOf(PoisonInputException.class)
        .hasMessageStartingWith("The event time of an input is out of range: component at of ")
        .hasRootCauseInstanceOf(ArithmeticException.class);
  }
}
