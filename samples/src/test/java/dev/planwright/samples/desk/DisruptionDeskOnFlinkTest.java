package dev.planwright.samples.desk;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisruptionDeskOnFlinkTest {

  @TempDir Path folder;

  @Test
  void desk_firstQuarter_givesTheGroundTruthAsOnLocalRunner() throws Exception {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    DisruptionDeskPlan plan = new DisruptionDeskPlan();

    DeskRun flink = DeskOnFlink.run(plan, flights, folder.resolve("flink"));

    GroundTruth.check(flink);
    DisruptionDeskDemo.requireSame(
        DeskOnLocalRunner.run(plan, flights, folder.resolve("local")), flink);
  }

  @Test
  void asyncDesk_firstQuarter_givesTheGroundTruth() throws Exception {
    GroundTruth.check(
        DeskOnFlink.run(
            new DisruptionDeskAsyncPlan(), Flights.ofFirstQuarter2001(), folder.resolve("async")));
  }
}
