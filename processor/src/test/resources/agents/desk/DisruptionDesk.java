package desk;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;
import java.time.LocalDateTime;

@Agent(
    name = "disruption-desk",
    input = Flight.class,
    output = Notice.class,
    resources = DeskResources.class)
final class DisruptionDesk {

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
    recentDelays.add(flight.delay());
    recentDelays.keepLast(10);
    if (flight.delay() >= 60) {
      disruptions.emit(new Disruption(flight));
    }
    if (sinceStorm.orElse(9) >= 9 && recentDelays.get().stream().filter(d -> d >= 60).count() > 3) {
      storms.emit(new Storm(flight.origin(), flight.date(), 4));
    }
  }

  @Action(on = Disruption.class)
  Rebooked rebook(Disruption disruption) {
    return new Rebooked(disruption.flight(), rebooking.rebook(disruption.flight()));
  }

  @Action(on = Rebooked.class)
  Notice announce(Rebooked rebooked) {
    return new Notice(Notice.Kind.REBOOKED, rebooked.confirmation());
  }

  @Action(on = Storm.class)
  Notice warn(Storm storm) {
    return new Notice(Notice.Kind.STORM, storm.airport());
  }
}
