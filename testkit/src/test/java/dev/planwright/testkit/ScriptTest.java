package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.CallInfo;
import dev.planwright.testkit.ServiceCalls.ServiceCall;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private final Script<Errand.Shop> shop = Script.of(Errand.Shop.class);

  private String buy(String what) throws Exception {
    return CallInfo.runWith("key of " + what, () -> shop.service().buy(what));
  }

  private String price(String what) throws Exception {
    return CallInfo.runWith(
        "price of " + what, () -> shop.service().price(what).toCompletableFuture().join());
  }

  @Test
  void answers_areGivenOneAfterAnother_theLastForEver() throws Exception {
    shop.on("buy")
        .returning("milk")
        .throwing(new IllegalStateException("closed"))
        .answering(() -> "bread");
    assertThat(buy("1")).isEqualTo("milk");
    assertThatThrownBy(() -> buy("2")).isInstanceOf(IllegalStateException.class);
    assertThat(buy("3")).isEqualTo("bread");
    assertThat(buy("4")).isEqualTo("bread");
  }

  @Test
  void methodWithAStage_getsACompleteOne() throws Exception {
    shop.on("price").returning("3.50").throwing(new IllegalStateException("closed"));
    assertThat(price("milk")).isEqualTo("3.50");
    assertThatThrownBy(() -> price("milk"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void exception_thatTheMethodCannotThrow_isRefused() {
    assertThatThrownBy(() -> shop.on("buy").throwing(new IOException("down")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Shop.buy does not declare java.io.IOException");
    shop.on("price").throwing(new IOException("down"));
    assertThatThrownBy(() -> price("milk")).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void calls_areRemembered_withArgumentsAndKey() throws Exception {
    shop.on("buy").returning("milk");
    buy("milk");
    assertThat(shop.calls().all())
        .containsExactly(new ServiceCall("Shop.buy", "[milk]", "key of milk"));
  }

  @Test
  void methodWithoutAnswer_andUnknownMethod_areErrors() {
    assertThatThrownBy(() -> buy("milk"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the script of Shop.buy says no answer");
    assertThatThrownBy(() -> shop.on("sell"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dev.planwright.testkit.Errand$Shop has no method sell");
  }
}
