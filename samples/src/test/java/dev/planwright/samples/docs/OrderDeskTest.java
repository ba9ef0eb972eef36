package dev.planwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.samples.docs.Message.Cancellation;
import dev.planwright.samples.docs.Message.Order;
import dev.planwright.samples.docs.Message.Question;
import dev.planwright.testkit.AgentHarness;
import dev.planwright.testkit.Crashes;
import dev.planwright.testkit.Script;
import dev.planwright.testkit.SurvivesCrashes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

  private static final Notice WELCOME = new Notice("ada", "welcome, 1 comes by standard");

  @Test
  void order_chargeFailsOnce_isTriedAgainAndRemindedOf() {
    Script<Payments> payments = Script.of(Payments.class);
    payments.on("charge").throwing(new IllegalStateException("down")).returning("paid");

    try (AgentHarness<Message, Notice> desk =
        AgentHarness.of(
            new OrderDeskPlan().with(Payments.class, config -> payments.service()),
            Message::customer)) {
      desk.submit(new Order("1", "ada", 990));
      assertThat(desk.outputs()).isEmpty();
      desk.advance(Duration.ofMinutes(1)); // the back-off ends
      assertThat(desk.outputs()).hasSize(1);
      desk.advance(Duration.ofDays(3)); // the timer fires
      assertThat(desk.outputs()).hasSize(2);
    }
    assertThat(payments.calls().all()).hasSize(2);
  }

  @Test
  void cancellation_ofAnOrder_cancelsItsReminder() {
    try (AgentHarness<Message, Notice> desk =
        AgentHarness.of(new OrderDeskPlan(), Message::customer)) {
      desk.submit(new Order("1", "ada", 990));
      desk.submit(new Cancellation("1", "ada"));
      desk.advance(Duration.ofDays(30));

      assertThat(desk.outputs())
          .containsExactly(WELCOME, new Notice("ada", "1 is cancelled: shelf 1"));
    }
  }

  @Test
  void order_thatIsOpen_isAskedFor() {
    try (AgentHarness<Message, Notice> desk =
        AgentHarness.of(new OrderDeskPlan(), Message::customer)) {
      desk.submit(new Order("1", "ada", 990));
      desk.advance(Duration.ofDays(30));

      assertThat(desk.outputs()).containsExactly(WELCOME, new Notice("ada", "did 1 come?"));
    }
  }

  @Test
  void message_thatIsNotHandled_givesNothing() {
    try (AgentHarness<Message, Notice> desk =
        AgentHarness.of(new OrderDeskPlan(), Message::customer)) {
      desk.submit(new Question("when?", "ada"));
      desk.submit(new Order("1", "ada", 0));
      desk.submit(new Order("2", "test", 990));

      assertThat(desk.outputs()).isEmpty();
      assertThat(desk.failures()).isEmpty();
    }
  }

  @Test
  void orders_inOneProcess_giveNotices() {
    List<Message> messages = List.of(new Order("1", "ada", 990), new Cancellation("1", "ada"));
    List<Notice> notices = Collections.synchronizedList(new ArrayList<>());

    try (LocalRunner<Message, Notice> runner =
        LocalRunner.of(new OrderDeskPlan())
            .keyedBy(Message::customer)
            .config(AgentConfig.of(Map.of("account.name", "shop", "account.patience", "5s")))
            .onOutput(notices::add)
            .start()) {
      messages.forEach(runner::submit);
      runner.drain();
    }

    assertThat(notices).containsExactly(WELCOME, new Notice("ada", "1 is cancelled: shelf 1"));
  }

  @SurvivesCrashes
  void desk(Crashes crashes) {
    crashes
        .of(new OrderDeskPlan())
        .keyedBy(Message::customer)
        .service(Payments.class, order -> "paid " + order.id())
        .inputs(
            List.of(
                new Order("1", "ada", 990),
                new Order("2", "grace", 1990),
                new Cancellation("1", "ada"),
                new Order("3", "ada", 10)));
  }
}
