package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class FlightsTest {

  @Test
  void firstQuarter_hasEveryFlightInOrderOfDeparture() throws IOException {
    assertThat(Flights.ofFirstQuarter2001())
        .hasSize(20_000)
        .startsWith(new Flight(LocalDateTime.of(2001, 1, 1, 0, 47), 66, 1750, "DTW", "LAS"))
        .isSortedAccordingTo(Comparator.comparing(Flight::departure));
  }

  @Test
  void read_unknownField_isNamed() {
    assertThatThrownBy(() -> Flights.read(json("{\"gate\":\"A1\"}")))
        .isInstanceOf(IOException.class)
        .hasMessage("a flight has no field 'gate'");
  }

  private static InputStream json(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
