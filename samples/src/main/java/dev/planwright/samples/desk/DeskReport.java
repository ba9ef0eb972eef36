package dev.planwright.samples.desk;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of a run of the desk, counted from its inputs, its notices and its ledger.
 *
 * @param disruptions notices of a rebooking
 * @param ledger rebookings that were really made
 * @param duplicates rebookings of a flight that had been rebooked before
 */
record DeskReport(
    int flights,
    int airports,
    int disruptions,
    int storms,
    int notices,
    int ledger,
    int duplicates) {

  static DeskReport of(
      Collection<Flight> flights, Collection<Notice> notices, List<RebookingLedger.Line> ledger) {
    Set<String> airports = new HashSet<>();
    flights.forEach(flight -> airports.add(flight.origin()));
    Set<String> rebooked = new HashSet<>();
    ledger.forEach(line -> rebooked.add(line.flight()));
    return new DeskReport(
        flights.size(),
        airports.size(),
        count(notices, Notice.Kind.REBOOKED),
        count(notices, Notice.Kind.STORM),
        notices.size(),
        ledger.size(),
        ledger.size() - rebooked.size());
  }

  private static int count(Collection<Notice> notices, Notice.Kind kind) {
    return (int) notices.stream().filter(notice -> notice.kind() == kind).count();
  }

  /** One line that a script can read. */
  @Override
  public String toString() {
    return "flights=%d airports=%d disruptions=%d storms=%d notices=%d ledger=%d duplicates=%d"
        .formatted(flights, airports, disruptions, storms, notices, ledger, duplicates);
  }
}
