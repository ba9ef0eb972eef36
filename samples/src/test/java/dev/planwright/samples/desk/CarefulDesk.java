package dev.planwright.samples.desk;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import dev.planwright.samples.desk.DisruptionDesk.Disruption;
import dev.planwright.samples.desk.DisruptionDesk.Rebooked;

/** Rebooks the passengers of badly delayed flights, each flight at most once. */
@Agent(
    name = "careful-desk",
    input = Flight.class,
    output = Notice.class,
    resources = CarefulDeskResources.class)
final class CarefulDesk {

  private static final int BAD_DELAY_MINUTES = 60;

  private final CarefulRebookingService rebooking;

  CarefulDesk(CarefulRebookingService rebooking) {
    this.rebooking = rebooking;
  }

  @Action(on = Flight.class)
  void track(Flight flight, Emitter<Disruption> disruptions) {
    if (flight.delayMinutes() >= BAD_DELAY_MINUTES) {
      disruptions.emit(new Disruption(flight));
    }
  }

  @Action(on = Disruption.class)
  Rebooked rebook(Disruption disruption) {
    return new Rebooked(disruption.flight(), rebooking.rebook(disruption.flight()));
  }

  @Action(on = Rebooked.class)
  Notice announce(Rebooked rebooked) {
    Flight flight = rebooked.flight();
    return new Notice(
        Notice.Kind.REBOOKED, flight.origin(), flight.departure(), rebooked.confirmation());
  }
}
