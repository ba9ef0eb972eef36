package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Desk.Approval;
import dev.planwright.flink.Desk.Chatter;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.runtime.DeadLetter;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentOperatorTest {

  @ParameterizedTest
  @EnumSource
  void memory_isKeptPerKey_sensoryMemoryPerRun(Backend backend) throws Exception {
    try (DeskHarness desk = DeskHarness.open(backend)) {
      desk.take(
          new Order("ann", "tea", 2),
          new Order("bob", "tea", 5),
          new Order("ann", "jam", 1),
          new Order("ann", "tea", 3),
          new Order("ann", "rye", 1));
      assertThat(desk.notices())
          .containsExactly(
              new Notice("ann", "tea for none, recent [tea], amounts [tea=2], steps 2", 1),
              new Notice("bob", "tea for none, recent [tea], amounts [tea=5], steps 2", 1),
              new Notice(
                  "ann", "jam for none, recent [tea, jam], amounts [jam=1, tea=2], steps 2", 2),
              new Notice(
                  "ann",
                  "tea for none, recent [tea, jam, tea], amounts [jam=1, tea=5], steps 2",
                  3),
              new Notice(
                  "ann",
                  "rye for none, recent [jam, tea, rye], amounts [jam=1, rye=1, tea=5], steps 2",
                  4));
    }
  }

  @Test
  void output_carriesItsInputsEventTime() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Approval("ann", 1), 17);
      desk.take(new Approval("ann", 2));
      assertThat(desk.everything())
          .containsExactly(
              new StreamRecord<>(new Notice("ann", "approved 1", 0), 17),
              new StreamRecord<>(new Notice("ann", "approved 2", 0)));
    }
  }

  @Test
  void suspendedRun_goesOnWhenItsCallIsAnswered_withItsOwnEventTime() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Order("ann", "call-time", 1), 17);
      desk.take(new Approval("bob", 1), 18);
      assertThat(desk.notices()).containsExactly(new Notice("bob", "approved 1", 0));
      GatedPrices.give("call-time", "five");
      desk.finish();
      assertThat(desk.everything())
          .last()
          .isEqualTo(
              new StreamRecord<>(
                  new Notice(
                      "ann",
                      "call-time for five, recent [call-time], amounts [call-time=1], steps 2",
                      1),
                  17));
    }
  }

  @Test
  void watermark_doesNotOvertakeAnUnfinishedRun_norStallBehindFinishedOnes() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Approval("ann", 1), 1);
      desk.flink().processWatermark(1);
      assertThat(desk.everything()).last().isEqualTo(new Watermark(1));

      desk.take(new Order("ann", "call-mark", 1), 2);
      desk.flink().processWatermark(2);
      desk.take(new Approval("bob", 2), 3);
      desk.flink().processWatermark(3);
      desk.flink().processWatermarkStatus(WatermarkStatus.IDLE);
      assertThat(desk.everything())
          .last()
          .isEqualTo(new StreamRecord<>(new Notice("bob", "approved 2", 0), 3));

      GatedPrices.give("call-mark", "one");
      desk.finish();
      int size = desk.everything().size();
      assertThat(desk.everything().subList(size - 3, size))
          .containsExactly(
              new StreamRecord<>(
                  new Notice(
                      "ann",
                      "call-mark for one, recent [call-mark], amounts [call-mark=1], steps 2",
                      1),
                  2),
              new Watermark(3),
              WatermarkStatus.IDLE);
    }
  }

  @Test
  void barrier_waitsForNothing_andRunsGoOnBehindIt() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(
          new Order("ann", "call-first", 1),
          new Order("ann", "call-second", 1),
          new Order("bob", "call-third", 1));
      desk.checkpoint(1);
      assertThat(desk.notices()).isEmpty();
      GatedPrices.give("call-first", "1");
      GatedPrices.give("call-second", "2");
      GatedPrices.give("call-third", "3");
      desk.finish();
      assertThat(desk.notices()).hasSize(3);
      assertThat(desk.notices())
          .filteredOn(notice -> notice.customer().equals("ann"))
          .extracting(Notice::count)
          .containsExactly(1, 2);
      assertThat(GatedPrices.calls("call-first")).isEqualTo(1);
    }
  }

  /** A run that waits for a stage is a suspended run like any other. */
  @Test
  void suspendedStage_goesOnWhenItIsComplete() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Order("ann", "later-stage", 1), new Approval("ann", 1));
      assertThat(desk.notices()).isEmpty();
      GatedPrices.give("later-stage", "8");
      desk.finish();
      assertThat(desk.texts())
          .containsExactly(
              "later-stage for 8, recent [later-stage], amounts [later-stage=1], steps 2",
              "approved 1");
    }
  }

  @Test
  void endOfInput_waitsUntilEveryRunHasEnded_andLetsTheLastWatermarkPass() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Order("ann", "call-end", 1), 5);
      desk.flink().processWatermark(Watermark.MAX_WATERMARK);
      GatedPrices.give("call-end", "9");
      desk.flink().endInput();
      assertThat(desk.everything()).hasSize(2).last().isEqualTo(Watermark.MAX_WATERMARK);
    }
  }

  @Test
  void atTheLimit_inputsQueue_andStartWhenARunHasEnded() throws Exception {
    AgentSetup.Limits one = new AgentSetup.Limits(4, 100, 100, 1, 10);
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP, one)) {
      desk.take(new Order("ann", "call-limit", 1));
      desk.take(new Approval("bob", 1), new Approval("bob", 2));
      assertThat(desk.notices()).isEmpty();
      GatedPrices.give("call-limit", "4");
      desk.finish();
      assertThat(desk.notices()).extracting(Notice::customer).containsExactly("ann", "bob", "bob");
    }
  }

  @Test
  void atThePendingLimit_noFurtherInputIsTaken_untilTheQueueIsShorter() throws Exception {
    AgentSetup.Limits one = new AgentSetup.Limits(4, 100, 100, 10, 1);
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP, one)) {
      desk.take(new Order("ann", "call-queue", 1), new Approval("ann", 1));
      GatedPrices.give("call-queue", "4");
      desk.take(new Approval("bob", 2));
      assertThat(desk.notices()).extracting(Notice::customer).containsExactly("ann", "ann", "bob");
    }
  }

  @Test
  void queuedInputThatTriggersNothing_neitherStallsNorReordersNorDropsLaterOnes() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(
          new Order("ann", "call-chatter", 1),
          new Chatter("ann"),
          new Approval("ann", 1),
          new Chatter("ann"),
          new Chatter("ann"),
          new Approval("ann", 2),
          new Chatter("ann"));
      desk.flink().processWatermark(9);
      GatedPrices.give("call-chatter", "0");
      desk.finish();
      desk.take(new Chatter("ann"), new Approval("ann", 3));
      assertThat(desk.texts().subList(1, 4))
          .containsExactly("approved 1", "approved 2", "approved 3");
      assertThat(desk.texts()).hasSize(4);
      assertThat(desk.everything()).contains(new Watermark(9));
    }
  }

  @Test
  void failedAction_underDeadLetter_leavesASideOutput_andTheRunGoesOn() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      Order poison = new Order("ann", "poison", 1);
      desk.take(poison, 4);
      assertThat(desk.letters())
          .containsExactly(
              new DeadLetter(
                  "ann",
                  poison,
                  poison,
                  "audit",
                  "java.lang.IllegalArgumentException: not on the list"));
      assertThat(desk.notices()).hasSize(1);
    }
  }

  @Test
  void failedAction_underFail_failsTheJob_andSaysWhichActionKeyAndEvent() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      assertThatThrownBy(() -> desk.take(new Order("ann", "boom", 1)))
          .isInstanceOf(AgentFailedException.class)
          .hasMessage(
              "Agent desk failed in Desk.take for key ann, on Order[customer=ann, item=boom, amount=1]: java.lang.IllegalStateException: out of stock")
          .hasRootCauseMessage("out of stock");
      assertThat(desk.notices()).isEmpty();
    }
  }

  @Test
  void failedCall_failsTheJob() throws Exception {
    try (DeskHarness desk = DeskHarness.open(Backend.HASHMAP)) {
      desk.take(new Order("ann", "call-refused", 1));
      GatedPrices.refuse("call-refused", new IllegalStateException("closed today"));
      assertThatThrownBy(() -> desk.finish())
          .isInstanceOf(AgentFailedException.class)
          .hasMessageContaining("Desk.take for key ann");
    }
  }

  @Test
  void close_withACallUnderWay_closesTheAgentsResources() throws Exception {
    int open = GatedPrices.open();
    DeskHarness desk = DeskHarness.open(Backend.HASHMAP);
    desk.take(new Order("ann", "call-never", 1));
    GatedPrices.awaitAsked("call-never");
    assertThat(GatedPrices.open()).isEqualTo(open + 1);
    desk.close();
    assertThat(GatedPrices.open()).isEqualTo(open);
    GatedPrices.give("call-never", "late");
  }
}
