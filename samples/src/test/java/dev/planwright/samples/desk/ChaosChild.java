package dev.planwright.samples.desk;

import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.samples.desk.ChaosLog.Kind;
import dev.planwright.samples.desk.ChaosOrder.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One life of a desk on the embedded store: goes on where the last one was killed, and is killed
 * where its order says.
 */
final class ChaosChild {

  private static final int LEFT_ALONE = 3;

  private ChaosChild() {}

  /** Takes the folder, the desk, how many flights, the order, and the fault. */
  public static void main(String[] args) throws Exception {
    endWithParent();
    Path folder = Path.of(args[0]);
    ChaosDesk desk = ChaosDesk.valueOf(args[1]);
    List<Flight> flights = Flights.ofFirstQuarter2001().subList(0, Integer.parseInt(args[2]));
    ChaosOrder order = ChaosOrder.parse(args[3]);
    ChaosFault fault = ChaosFault.valueOf(args[4]);
    try (ChaosLog log = ChaosLog.open(folder.resolve("log"))) {
      log.write(Kind.LIFE, "", order);
      live(folder.resolve("store"), desk, flights, order, fault, log);
    }
    // Whatever threads of the store are left must not keep a finished life alive.
    System.exit(0);
  }

  /** A driver that was killed kills nobody any more, and its child would wait for that for ever. */
  private static void endWithParent() {
    ProcessHandle driver = ProcessHandle.current().parent().orElseThrow();
    CompletableFuture<Void> unused =
        driver.onExit().thenRun(() -> Runtime.getRuntime().halt(LEFT_ALONE));
  }

  private static void live(
      Path store,
      ChaosDesk desk,
      List<Flight> flights,
      ChaosOrder order,
      ChaosFault fault,
      ChaosLog log)
      throws IOException {
    ChaosGate gate = new ChaosGate(order);
    ChaosServices services = new ChaosServices(log, gate);
    AgentPlan<Flight, Notice> plan = desk.plan(services);
    AtomicInteger notices = new AtomicInteger();
    try (LocalRunner<Flight, Notice> runner =
        LocalRunner.of(plan)
            .keyedBy(Flight::origin)
            .config(AgentConfig.empty())
            .workers(2)
            .maxInFlight(ChaosReport.IN_FLIGHT / 2)
            .store(
                new ChaosStore(
                    RocksDbActionStateStore.at(store),
                    journal -> new WatchedJournal(journal, services, log, gate, fault)))
            .onEachOutput(
                output -> {
                  log.write(Kind.NOTICE, output.id(), output.value().kind());
                  if (fault == ChaosFault.REPEATS_NOTICES
                      && notices.incrementAndGet() % ChaosFault.ONE_IN == 0) {
                    log.write(Kind.NOTICE, output.id(), output.value().kind());
                  }
                })
            .start()) {
      int submitted = 0;
      for (long p = runner.lastPosition() + 1; p < flights.size(); p++) {
        runner.submit(p, flights.get((int) p));
        if (order.point() == Point.SNAPSHOT && ++submitted == order.count()) {
          snapshot(runner, log);
        }
      }
      runner.drain();
    }
  }

  /** On a thread of its own, because the desk goes on meanwhile. */
  private static void snapshot(LocalRunner<Flight, Notice> runner, ChaosLog log) {
    Thread thread =
        new Thread(
            () -> {
              log.write(Kind.SNAPSHOT, "", "");
              System.out.println(ChaosGate.HERE);
              System.out.flush();
              try {
                runner.snapshot("under chaos");
                log.write(Kind.SNAPSHOT_ENDED, "", "");
              } catch (IOException e) {
                log.write(Kind.SNAPSHOT_ENDED, "", e);
              }
            },
            "snapshot");
    thread.setDaemon(true);
    thread.start();
  }
}
