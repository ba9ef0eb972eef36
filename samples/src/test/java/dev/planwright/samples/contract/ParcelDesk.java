package dev.planwright.samples.contract;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.samples.contract.intake.Audited;
import dev.planwright.samples.contract.intake.Intake;

/** Most of its actions come from a library. */
@Agent(name = "parcel-desk", input = ParcelDesk.Parcel.class, output = ParcelDesk.Routed.class)
final class ParcelDesk extends Intake<ParcelDesk.Parcel, ParcelDesk.Sorted>
    implements Audited<ParcelDesk.Sorted> {

  record Parcel(String id, String city) {}

  record Sorted(Parcel parcel, char bin) {}

  record Routed(String id, char bin, long number) {}

  private final ValueMemory<Long> parcels;

  ParcelDesk(ValueMemory<Long> parcels) {
    this.parcels = parcels;
  }

  @Override
  protected Sorted sort(Parcel parcel) {
    return new Sorted(parcel, parcel.city().charAt(0));
  }

  @Action(on = Sorted.class)
  Routed route(Sorted sorted) {
    long number = parcels.orElse(0L) + 1;
    parcels.set(number);
    return new Routed(sorted.parcel().id(), sorted.bin(), number);
  }
}
