package dev.planwright.samples.desk;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.samples.desk.DisruptionDesk.Disruption;
import dev.planwright.samples.desk.DisruptionDesk.Rebooked;
import dev.planwright.samples.desk.DisruptionDesk.Storm;
import java.util.concurrent.CompletionStage;

/**
 * The disruption desk over a provider that answers later. What is pure in {@link DisruptionDesk} it
 * leaves to that: an agent is a plain object.
 */
@Agent(
    name = "disruption-desk-async",
    input = Flight.class,
    output = Notice.class,
    resources = AsyncDeskResources.class)
final class DisruptionDeskAsync {

  record CaseOpened(Flight flight) {}

  private final ListMemory<Integer> recentDelays;
  private final ValueMemory<Integer> sinceStorm;
  private final ValueMemory<Integer> begun;
  private final ValueMemory<Integer> opened;
  private final AsyncRebookingService rebooking;

  DisruptionDeskAsync(
      ListMemory<Integer> recentDelays,
      ValueMemory<Integer> sinceStorm,
      ValueMemory<Integer> begun,
      ValueMemory<Integer> opened,
      AsyncRebookingService rebooking) {
    this.recentDelays = recentDelays;
    this.sinceStorm = sinceStorm;
    this.begun = begun;
    this.opened = opened;
    this.rebooking = rebooking;
  }

  @Action(on = Flight.class)
  void track(Flight flight, Emitter<Disruption> disruptions, Emitter<Storm> storms) {
    desk().track(flight, disruptions, storms);
  }

  /** Writes and emits before it waits: neither may be lost or doubled when it is executed again. */
  @Action(on = Disruption.class)
  CompletionStage<Rebooked> rebook(Disruption disruption, Emitter<CaseOpened> cases) {
    Flight flight = disruption.flight();
    begun.set(begun.orElse(0) + 1);
    cases.emit(new CaseOpened(flight));
    return rebooking.rebook(flight).thenApply(confirmation -> new Rebooked(flight, confirmation));
  }

  @Action(on = CaseOpened.class)
  void open(CaseOpened ignored) {
    opened.set(opened.orElse(0) + 1);
    if (!opened.get().equals(begun.get())) {
      throw new IllegalStateException(
          "%s cases were begun and %s opened".formatted(begun.get(), opened.get()));
    }
  }

  @Action(on = Rebooked.class)
  CompletionStage<Notice> announce(Rebooked rebooked) {
    return rebooking
        .confirm(rebooked.confirmation())
        .thenApply(text -> desk().announce(new Rebooked(rebooked.flight(), text)));
  }

  @Action(on = Storm.class)
  Notice warn(Storm storm) {
    return desk().warn(storm);
  }

  private DisruptionDesk desk() {
    return new DisruptionDesk(
        recentDelays,
        sinceStorm,
        flight -> {
          throw new AssertionError("rebooked without waiting");
        });
  }
}
