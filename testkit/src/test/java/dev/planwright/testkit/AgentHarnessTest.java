package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.testkit.Errand.Done;
import dev.planwright.testkit.Errand.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AgentHarnessTest {

  private static final Order MILK = new Order("ada", "milk");

  private final Script<Errand.Shop> shop = Script.of(Errand.Shop.class);

  private AgentHarness<Order, Done> start() {
    return AgentHarness.of(
        new ErrandPlan().with(Errand.Shop.class, config -> shop.service()), Order::customer);
  }

  @Test
  void failedTry_isMadeAgain_whenItsBackoffIsOver() {
    shop.on("buy").throwing(new IllegalStateException("closed")).returning("milk");
    try (AgentHarness<Order, Done> errand = start()) {
      errand.submit(MILK);
      errand.advance(Duration.ofSeconds(59));
      assertThat(errand.outputs()).isEmpty();
      errand.advance(Duration.ofSeconds(1));
      assertThat(errand.outputs()).containsExactly(new Done("milk", 1));
    }
    assertThat(shop.calls().all()).hasSize(2);
  }

  /**
   * In one advance: a minute to the second try, ten to the second attempt, a minute to its second.
   */
  @Test
  void backoffsThatFollowEachOther_passInOneAdvance() {
    shop.on("buy").throwing(new IllegalStateException("closed"));
    try (AgentHarness<Order, Done> errand = start()) {
      errand.submit(MILK);
      errand.advance(Duration.ofMinutes(12).minusMillis(1));
      assertThat(errand.deadLetters()).isEmpty();
      errand.advance(Duration.ofMillis(1));
      assertThat(errand.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.input()).isEqualTo(MILK));
      assertThat(errand.failures()).isEmpty();
    }
    assertThat(shop.calls().all()).hasSize(4);
  }

  @Test
  void otherKeys_goOn_whileOneWaits() {
    shop.on("buy").throwing(new IllegalStateException("closed")).returning("bread");
    try (AgentHarness<Order, Done> errand = start()) {
      errand.submit(MILK);
      errand.submit(new Order("grace", "bread"));
      assertThat(errand.outputs()).containsExactly(new Done("bread", 1));
    }
  }

  @Test
  void timer_fires_whenItIsDue() {
    shop.on("buy").returning("milk");
    try (AgentHarness<Order, Done> errand = start()) {
      errand.submit(MILK);
      errand.advance(Duration.ofMinutes(59));
      assertThat(errand.outputs()).hasSize(1);
      errand.advance(Duration.ofMinutes(1));
      assertThat(errand.outputs())
          .containsExactly(new Done("milk", 1), new Done("remember milk", 1));
    }
  }

  @Test
  void timers_fire_atTheEndOfInput() {
    shop.on("buy").returning("milk");
    try (AgentHarness<Order, Done> errand = start()) {
      errand.submit(MILK);
      errand.endInput();
      assertThat(errand.outputs()).hasSize(2);
    }
  }
}
