package dev.planwright.samples.desk;

import dev.planwright.Durable;

/** Finds other seats for the passengers of a flight. A real side effect, so it is durable. */
@Durable
public interface RebookingService {

  /**
   * Rebooks everyone on the flight.
   *
   * @return a confirmation for the passengers
   */
  String rebook(Flight flight);
}
