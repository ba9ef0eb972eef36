package dev.planwright.samples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisruptionDeskOnLocalRunnerTest {

  @TempDir Path folder;

  @Test
  void desk_firstQuarter_givesTheGroundTruth() throws IOException {
    GroundTruth.check(run(new DisruptionDeskPlan()));
  }

  @Test
  void asyncDesk_firstQuarter_givesTheGroundTruth() throws IOException {
    GroundTruth.check(run(new DisruptionDeskAsyncPlan()));
  }

  @Test
  void desks_ofOneAgentEach_giveTheSameNotices() throws IOException {
    assertThat(run(new DisruptionDeskAsyncPlan()).notices())
        .isEqualTo(run(new DisruptionDeskPlan()).notices());
  }

  @Test
  void ledger_everyCall_hasAnIdempotencyKeyOfItsOwn() throws IOException {
    run(new DisruptionDeskPlan());

    assertThat(RebookingLedger.read(folder.resolve("disruption-desk")))
        .extracting(RebookingLedger.Line::idempotencyKey)
        .hasSize(1_108)
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void desk_startedAgainOnItsStore_goesOnWhereItHadEnded() throws IOException {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    EmbeddedStore store = RocksDbActionStateStore.at(folder.resolve("store"));
    Path ledger = folder.resolve("ledger");
    List<Notice> notices = new ArrayList<>();
    for (int end : new int[] {5_000, 12_345, 12_345, 20_000}) {
      notices.addAll(
          DeskOnLocalRunner.notices(
              new DisruptionDeskPlan(), flights.subList(0, end), store, ledger, any -> {}));
    }

    GroundTruth.check(DeskRun.of(flights, notices, ledger));
  }

  private DeskRun run(AgentPlan<Flight, Notice> plan) throws IOException {
    return DeskOnLocalRunner.run(plan, Flights.ofFirstQuarter2001(), folder.resolve(plan.name()));
  }
}
