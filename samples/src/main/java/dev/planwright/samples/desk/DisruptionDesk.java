package dev.planwright.samples.desk;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;
import java.time.LocalDateTime;

/**
 * Watches departures, keyed by airport: rebooks the passengers of each badly delayed flight, and
 * warns when four of the airport's last ten flights were badly delayed, at most once in ten
 * flights.
 */
@Agent(
    name = "disruption-desk",
    input = Flight.class,
    output = Notice.class,
    resources = DeskResources.class)
final class DisruptionDesk {

  private static final int BAD_DELAY_MINUTES = 60;
  private static final int WINDOW = 10;
  private static final int DELAYED_IN_A_STORM = 4;

  record Disruption(Flight flight) {}

  record Storm(String airport, LocalDateTime at, int delayed) {}

  record Rebooked(Flight flight, String confirmation) {}

  private final ListMemory<Integer> recentDelays;
  private final ValueMemory<Integer> sinceStorm;
  private final RebookingService rebooking;

  DisruptionDesk(
      ListMemory<Integer> recentDelays,
      ValueMemory<Integer> sinceStorm,
      RebookingService rebooking) {
    this.recentDelays = recentDelays;
    this.sinceStorm = sinceStorm;
    this.rebooking = rebooking;
  }

  @Action(on = Flight.class)
  void track(Flight flight, Emitter<Disruption> disruptions, Emitter<Storm> storms) {
    if (flight.delayMinutes() >= BAD_DELAY_MINUTES) {
      disruptions.emit(new Disruption(flight));
    }
    recentDelays.add(flight.delayMinutes());
    recentDelays.keepLast(WINDOW);
    int delayed = 0;
    for (int delay : recentDelays.get()) {
      delayed += delay >= BAD_DELAY_MINUTES ? 1 : 0;
    }
    int since = Math.min(sinceStorm.orElse(WINDOW) + 1, WINDOW);
    if (delayed >= DELAYED_IN_A_STORM && since == WINDOW) {
      storms.emit(new Storm(flight.origin(), flight.departure(), delayed));
      since = 0;
    }
    sinceStorm.set(since);
  }

  @Action(on = Disruption.class)
  Rebooked rebook(Disruption disruption) {
    return new Rebooked(disruption.flight(), rebooking.rebook(disruption.flight()));
  }

  @Action(on = Rebooked.class)
  Notice announce(Rebooked rebooked) {
    Flight flight = rebooked.flight();
    return new Notice(
        Notice.Kind.REBOOKED,
        flight.origin(),
        flight.departure(),
        "passengers to %s rebooked after a delay of %d minutes, confirmation %s"
            .formatted(flight.destination(), flight.delayMinutes(), rebooked.confirmation()));
  }

  @Action(on = Storm.class)
  Notice warn(Storm storm) {
    return new Notice(
        Notice.Kind.STORM,
        storm.airport(),
        storm.at(),
        "%d of the last %d flights badly delayed".formatted(storm.delayed(), WINDOW));
  }
}
