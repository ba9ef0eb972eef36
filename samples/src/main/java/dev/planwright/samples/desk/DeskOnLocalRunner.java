package dev.planwright.samples.desk;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.LocalRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/** A desk in this process, without Flink. */
final class DeskOnLocalRunner {

  private DeskOnLocalRunner() {}

  /**
   * Runs a desk's plan over flights.
   *
   * @param ledger the file of its rebookings, which is not there yet
   * @param progress told after each flight how many have been submitted
   */
  static DeskRun run(
      AgentPlan<Flight, Notice> plan, List<Flight> flights, Path ledger, IntConsumer progress)
      throws IOException {
    Queue<Notice> notices = new ConcurrentLinkedQueue<>();
    try (LocalRunner<Flight, Notice> runner =
        LocalRunner.of(plan)
            .keyedBy(Flight::origin)
            .config(DeskResources.settings(ledger))
            .onOutput(notices::add)
            .start()) {
      int submitted = 0;
      for (Flight flight : flights) {
        runner.submit(flight);
        progress.accept(++submitted);
      }
      runner.drain();
    }
    return DeskRun.of(flights, notices, ledger);
  }
}
