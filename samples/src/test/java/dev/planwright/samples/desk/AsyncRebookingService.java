package dev.planwright.samples.desk;

import dev.planwright.Durable;
import java.util.concurrent.CompletionStage;

/** The rebooking service of a provider that answers later. */
@Durable
public interface AsyncRebookingService {

  /**
   * Rebooks everyone on the flight.
   *
   * @return a confirmation for the passengers
   */
  CompletionStage<String> rebook(Flight flight);

  /**
   * Asks the provider whether a confirmation stands, and returns it as passengers should read it.
   */
  CompletionStage<String> confirm(String confirmation);
}
