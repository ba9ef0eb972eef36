package dev.planwright.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.AgentPlans;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.samples.contract.Airport.Departure;
import dev.planwright.samples.contract.Airport.Message;
import dev.planwright.samples.contract.FraudDesk.Approval;
import dev.planwright.samples.contract.FraudDesk.Blocked;
import dev.planwright.samples.contract.FraudDesk.Closing;
import dev.planwright.samples.contract.FraudDesk.Decision;
import dev.planwright.samples.contract.FraudDesk.Payment;
import dev.planwright.samples.contract.FraudDesk.Released;
import dev.planwright.samples.contract.FraudDesk.Summary;
import dev.planwright.samples.contract.ParcelDesk.Parcel;
import dev.planwright.samples.contract.ParcelDesk.Routed;
import dev.planwright.samples.contract.QuoteDesk.Offer;
import dev.planwright.samples.contract.QuoteDesk.Quote;
import dev.planwright.samples.contract.QuoteDesk.Trip;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ContractAgentsTest {

  @Test
  void nestedAgent_durableCallsOfADefaultMethod_areMadeOneByOne() throws Exception {
    LocalDateTime noon = LocalDateTime.of(2001, 1, 1, 12, 0);

    assertThat(
            run(
                new Airport_DeskPlan(),
                new Departure("PW1", noon, 10),
                new Departure("PW1", noon, 70),
                new Departure("PW1", noon, 80)))
        .containsExactly(
            new Message("PW1", "late by 70 in all"),
            new Message("PW1", "moved to PW1/2"),
            new Message("PW1", "late by 150 in all"),
            new Message("PW1", "moved to PW1/2"));
  }

  @Test
  void reviewDesk_toolsAndSettings_decide() throws Exception {
    List<Verdict> verdicts =
        run(
            new ReviewDeskPlan(),
            review("lamp", "shines"),
            review("lamp", "came broken"),
            review("xylophone", "sounds"),
            review("", "nameless"),
            review("lamp", "  "));

    assertThat(verdicts)
        .extracting(Verdict::level, Verdict::label, Verdict::complaints)
        .containsExactly(
            tuple(Verdict.Level.PRAISE, "label of lamp[lamp, seen]", 0),
            // The complaint is counted after the verdict: first in, first out.
            tuple(Verdict.Level.COMPLAINT, "label of lamp[lamp, seen]", 0),
            tuple(Verdict.Level.PRAISE, "unlabelled[xylophone, seen]", 0),
            tuple(Verdict.Level.PRAISE, "unknown product: no name[, seen]", 0),
            tuple(Verdict.Level.PRAISE, "label of lamp[lamp, seen]", 1));
  }

  @Test
  void fraudDesk_leavesOfASealedInput_findTheirActions() throws Exception {
    BigDecimal much = new BigDecimal("5000.00");
    AgentPlan<FraudDesk.Message, Decision> plan =
        AgentPlans.of(FraudDesk.class, FraudDesk.Message.class, Decision.class);

    assertThat(
            run(
                plan,
                new Payment("a", BigDecimal.TEN),
                new Payment("b", much),
                new Payment("c", much),
                new Payment("d", much),
                new Approval("b", true),
                new Approval("c", false),
                new Approval("unknown", true),
                Closing.DAY,
                Closing.YEAR,
                new Approval("d", true)))
        .containsExactly(
            new Released("a", BigDecimal.TEN),
            new Released("b", much),
            new Blocked("c"),
            new Summary(8, 1),
            new Summary(9, 1),
            new Blocked("d"));
  }

  @Test
  void quoteDesk_asksInParallel_choosesTheCheapest() throws Exception {
    assertThat(
            run(
                new QuoteDeskPlan(),
                new Trip("JFK-SFO", List.of("united", "delta", "american")),
                new Trip("JFK-LAX", List.of())))
        .containsExactly(new Offer("JFK-SFO", new Quote("delta", 705), "sealed delta"));
  }

  @Test
  void parcelDesk_actionsOfAGenericBase_run() throws Exception {
    assertThat(run(new ParcelDeskPlan(), new Parcel("1", "Ulm"), new Parcel("2", "Bonn")))
        .containsExactly(new Routed("1", 'U', 1), new Routed("2", 'B', 2));
  }

  @SafeVarargs
  private static <I, O> List<O> run(AgentPlan<I, O> plan, I... inputs) throws Exception {
    Queue<O> outputs = new ConcurrentLinkedQueue<>();
    try (LocalRunner<I, O> runner =
        LocalRunner.of(plan).keyedBy(input -> "one key").onOutput(outputs::add).start()) {
      for (I input : inputs) {
        runner.submit(input);
      }
      runner.drain();
    }
    return List.copyOf(outputs);
  }

  private static Review review(String product, String text) {
    return new Review(new UUID(1, 2), product, text, 3);
  }
}
