package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Flight.class, output = Notice.class)
final class DisruptionDesk {
  record Disruption(Flight flight) {}

  record RefundRequest(Flight flight) {}

  record RefundRequested(Flight flight) {}

  @Action(on = Flight.class)
  Disruption track(Flight flight, Emitter<RefundRequest> requests) {
    return new Disruption(flight);
  }

  @Action(on = {Disruption.class})
  Notice announce(Disruption disruption) {
    return new Notice("delayed");
  }

  @Action(on = RefundRequest.class)
  Notice answer(RefundRequest request) {
    return new Notice("asked");
  }

  @Action(on = RefundRequested.class)
  Notice refund(RefundRequested request) {
    return new Notice("refunded");
  }
}

record Flight(String origin) {}

record Notice(String text) {}
