package dev.planwright.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.samples.desk.DisruptionDesk.Disruption;
import dev.planwright.samples.desk.DisruptionDesk.Rebooked;
import dev.planwright.samples.desk.DisruptionDesk.Storm;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An agent is a plain object: no runner, no plan, no store. */
class DisruptionDeskTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2001, 1, 5, 12, 0);

  private final List<Disruption> disruptions = new ArrayList<>();
  private final List<Storm> storms = new ArrayList<>();
  private final DisruptionDesk desk =
      new DisruptionDesk(ListMemory.inMemory(), ValueMemory.inMemory(), flight -> "ok");

  @Test
  void track_delayOfAnHour_isADisruption() {
    track(59, 60, -5);

    assertThat(disruptions).extracting(each -> each.flight().delayMinutes()).containsExactly(60);
  }

  @Test
  void track_fourthBadDelayOfTen_isAStorm() {
    track(60, 0, 61, 0, 62, 0, 0);
    assertThat(storms).isEmpty();

    track(63);

    assertThat(storms).containsExactly(new Storm("JFK", NOON, 4));
  }

  @Test
  void track_badDelaysOutsideTheWindow_doNotCount() {
    track(60, 60, 60, 0, 0, 0, 0, 0, 0, 0, 60);

    assertThat(storms).isEmpty();
  }

  @Test
  void track_stormThatGoesOn_warnsAgainWithTheTenthFlight() {
    track(60, 60, 60, 60);
    assertThat(storms).hasSize(1);

    track(60, 60, 60, 60, 60, 60, 60, 60, 60);
    assertThat(storms).hasSize(1);

    track(60);
    assertThat(storms).containsExactly(new Storm("JFK", NOON, 4), new Storm("JFK", NOON, 10));
  }

  @Test
  void rebookAndAnnounce_namesTheConfirmation() {
    Rebooked rebooked = desk.rebook(new Disruption(flight(75)));

    assertThat(desk.announce(rebooked))
        .isEqualTo(
            new Notice(
                Notice.Kind.REBOOKED,
                "JFK",
                NOON,
                "passengers to SFO rebooked after a delay of 75 minutes, confirmation ok"));
  }

  private void track(int... delays) {
    for (int delay : delays) {
      desk.track(flight(delay), disruptions::add, storms::add);
    }
  }

  private static Flight flight(int delay) {
    return new Flight(NOON, delay, 2586, "JFK", "SFO");
  }
}
