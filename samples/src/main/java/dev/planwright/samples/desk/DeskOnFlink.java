package dev.planwright.samples.desk;

import dev.planwright.flink.AgentStream;
import dev.planwright.runtime.AgentPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** A desk on a Flink cluster inside this process. */
final class DeskOnFlink {

  private static final int PARALLELISM = 2;

  private DeskOnFlink() {}

  /**
   * Runs a desk's plan over flights.
   *
   * @param ledger the file of its rebookings, which is not there yet
   */
  @SuppressWarnings("try") // closing Flink's iterator may be interrupted, as may this method
  static DeskRun run(AgentPlan<Flight, Notice> plan, List<Flight> flights, Path ledger)
      throws Exception {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM);
    DataStream<Notice> stream =
        AgentStream.of(plan)
            .input(flink.fromData(flights), Flight::origin)
            .config(DeskResources.settings(ledger))
            .build()
            .toDataStream();
    List<Notice> notices = new ArrayList<>();
    try (CloseableIterator<Notice> results = stream.executeAndCollect(plan.name())) {
      results.forEachRemaining(notices::add);
    }
    return DeskRun.of(flights, notices, ledger);
  }
}
