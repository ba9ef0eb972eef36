package dev.planwright.samples.desk;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;

/** The rebooking service of a provider that does not know idempotency keys. */
@Durable
public interface CarefulRebookingService {

  /** Rebooks everyone on the flight. */
  @DurableCall(mode = CallMode.AT_MOST_ONCE)
  String rebook(Flight flight);
}
