package dev.planwright.inspector;

import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.RunFailedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The process that is killed, with a run in each state: one has ended and set a timer, two are
 * quarantined, one is behind them, and one waits for its second call. Argument: the store's folder.
 */
final class DeskProcess {

  static final String STUCK = "DL12";

  private DeskProcess() {}

  /** A desk over a store. */
  static LocalRunner<Delay, Notice> start(
      Path store, Map<String, String> settings, Consumer<Notice> onNotice) {
    return LocalRunner.of(new DeskPlan())
        .keyedBy(Delay::airport)
        .store(RocksDbActionStateStore.at(store))
        .config(AgentConfig.of(settings))
        .onOutput(onNotice)
        .workers(1)
        .start();
  }

  public static void main(String[] args) {
    LocalRunner<Delay, Notice> runner =
        start(Path.of(args[0]), Map.of("unknown", "UA1 UA3", "stuck", STUCK), notice -> {});
    runner.submit(new Delay("JFK", "AA100", 240));
    runner.submit(new Delay("SFO", "UA1", 30));
    runner.submit(new Delay("SFO", "UA2", 20));
    runner.submit(new Delay("ORD", "UA3", 90));
    try {
      runner.drain();
      throw new IllegalStateException("no run is quarantined");
    } catch (RunFailedException quarantined) {
      // As it should be. All that was said so far is on disk.
    }
    runner.submit(new Delay("DTW", STUCK, 70));
    Forever.sleep();
  }
}
