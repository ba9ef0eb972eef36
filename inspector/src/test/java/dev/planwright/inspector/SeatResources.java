package dev.planwright.inspector;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;

/** What the desk works with. */
final class SeatResources {

  private SeatResources() {}

  /** Setting: the flight whose booking is {@code stuck}. */
  @Provides
  static Seats seats(AgentConfig config) {
    String stuck = config.string("stuck", "");
    return new Seats() {

      @Override
      public Hold hold(String flight) {
        return new Hold(flight, flight.length() + 10);
      }

      @Override
      public String book(Hold hold) {
        if (stuck.equals(hold.flight())) {
          System.out.println("booking " + stuck);
          Forever.sleep();
        }
        return hold.row() + "A";
      }
    };
  }

  /** Setting: the flights whose plane is {@code unknown}. */
  @Provides
  static Fleet fleet(AgentConfig config) {
    return new Fleet(config.string("unknown", ""));
  }
}
