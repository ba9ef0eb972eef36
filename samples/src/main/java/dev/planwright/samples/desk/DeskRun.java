package dev.planwright.samples.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What the desk did on one host.
 *
 * @param notices in order of departure, so that two hosts can be compared, whichever order they
 *     worked in
 */
record DeskRun(List<Notice> notices, DeskReport report) {

  private static final Comparator<Notice> BY_DEPARTURE =
      Comparator.comparing(Notice::at)
          .thenComparing(Notice::airport)
          .thenComparing(Notice::kind)
          .thenComparing(Notice::text);

  /**
   * Sorts the notices and reads the ledger.
   *
   * @param ledger the file that this run, and nothing else, wrote
   */
  static DeskRun of(Collection<Flight> flights, Collection<Notice> notices, Path ledger)
      throws IOException {
    return new DeskRun(
        notices.stream().sorted(BY_DEPARTURE).toList(),
        DeskReport.of(flights, notices, RebookingLedger.read(ledger)));
  }
}
