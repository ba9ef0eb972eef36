package com.example.desk;

import dev.planwright.CallMode;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/** Makes the calls of {@link RebookingService} durable. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
public final class DurableRebookingService implements RebookingService {

  private final RebookingService raw;
  private final DurableCalls calls;
  private final Codec<Flight> flightCodec;
  private final Codec<String> stringCodec;
  private final DurableMethod<String> rebookCall;

  /** The durable form of {@code raw}, with a codec for each stored type. */
  public DurableRebookingService(
      RebookingService raw,
      DurableCalls calls,
      Codec<Flight> flightCodec,
      Codec<String> stringCodec) {
    this.raw = raw;
    this.calls = calls;
    this.flightCodec = flightCodec;
    this.stringCodec = stringCodec;
    this.rebookCall = new DurableMethod<>(
        "RebookingService.rebook",
        "RebookingService.rebook",
        stringCodec,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of());
  }

  @Override
  public String rebook(Flight flight) {
    return calls.call(
        rebookCall,
        out -> out.writeNullable(flightCodec, flight),
        () -> raw.rebook(flight));
  }
}
