package dev.planwright.samples.desk;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/** A desk in this process, without Flink. */
final class DeskOnLocalRunner {

  private DeskOnLocalRunner() {}

  /**
   * Runs a desk's plan over flights on the heap.
   *
   * @param ledger the file of its rebookings, which is not there yet
   */
  static DeskRun run(AgentPlan<Flight, Notice> plan, List<Flight> flights, Path ledger)
      throws IOException {
    return DeskRun.of(
        flights, notices(plan, flights, EmbeddedStore.inMemory(), ledger, any -> {}), ledger);
  }

  /**
   * Goes on with a desk where it was left.
   *
   * @param flights all there are; those that the store knows are not taken again
   * @param store where everything is kept
   * @param ledger the file of its rebookings
   * @param progress told after each flight how many have been submitted
   * @return what came of it in this life
   */
  static List<Notice> notices(
      AgentPlan<Flight, Notice> plan,
      List<Flight> flights,
      EmbeddedStore store,
      Path ledger,
      LongConsumer progress) {
    Queue<Notice> notices = new ConcurrentLinkedQueue<>();
    try (LocalRunner<Flight, Notice> runner =
        LocalRunner.of(plan)
            .keyedBy(Flight::origin)
            .store(store)
            .config(DeskResources.settings(ledger))
            .onOutput(notices::add)
            .start()) {
      for (long p = runner.lastPosition() + 1; p < flights.size(); p++) {
        runner.submit(p, flights.get((int) p));
        progress.accept(p + 1);
      }
      runner.drain();
    }
    return List.copyOf(notices);
  }
}
