package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.testkit.Errand.Done;
import dev.planwright.testkit.Errand.Order;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What crashes everywhere finds, and what it does not blame. */
@Timeout(120)
class CrashScenarioTest {

  private static CrashScenario<Order, Done> scenario(AgentPlan<Order, Done> plan) {
    Script<Errand.Shop> shop = Script.of(Errand.Shop.class);
    shop.on("buy").returning("milk");
    return CrashScenario.of(plan)
        .keyedBy(Order::customer)
        .service(Errand.Shop.class, shop.service())
        .inputs(
            List.of(
                new Order("ada", "milk"), new Order("grace", "milk"), new Order("ada", "milk")));
  }

  @Test
  void soundAgent_survives_withItsTimers() {
    CrashReport report = scenario(new ErrandPlan()).verify();
    // An input, a call and an end for each order; an end for each reminder.
    assertThat(report.records()).isGreaterThanOrEqualTo(12);
    assertThat(report.crashes()).isEqualTo(2 * report.records());
    assertThat(report.repeatedCalls()).isPositive();
  }

  @Test
  void mostCrashes_areSpread() {
    CrashReport report = scenario(new ErrandPlan()).mostCrashes(6).verify();
    assertThat(report.crashes()).isBetween(4, 6);
  }

  @Test
  void agentWithStateInAField_isFound() {
    CrashScenario<Order, Done> scenario = scenario(new ForgetfulPlan());
    assertThatThrownBy(scenario::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("outputs differ from the uninterrupted run's");
  }

  @Test
  void storeThatForgets_isFound() {
    CrashScenario<Order, Done> scenario =
        scenario(new ErrandPlan()).store(() -> new ForgettingStore(EmbeddedStore.inMemory()));
    assertThatThrownBy(scenario::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(".*calls were made again, but only \\d+ had no recorded result");
  }

  @Test
  void scenarioWithoutKey_isRefused() {
    assertThatThrownBy(() -> CrashScenario.of(new ErrandPlan()).verify())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(".keyedBy(");
  }

  @Test
  void scenarioWithoutInputs_isRefused_forNothingWouldBeShown() {
    assertThatThrownBy(() -> CrashScenario.of(new ErrandPlan()).keyedBy(Order::customer).verify())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(".inputs(");
  }

  /** Acknowledges results of calls that it does not keep. */
  private static final class ForgettingStore implements EmbeddedStore {

    private static final long serialVersionUID = 1L;

    private final EmbeddedStore kept;

    ForgettingStore(EmbeddedStore kept) {
      this.kept = kept;
    }

    @Override
    public EmbeddedJournal open(String agent) throws IOException {
      EmbeddedJournal journal = kept.open(agent);
      return (EmbeddedJournal)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {EmbeddedJournal.class},
              (proxy, method, arguments) -> invoke(journal, method, arguments));
    }

    @SuppressWarnings("unchecked") // the parameter of EmbeddedJournal.append
    private static Object invoke(EmbeddedJournal journal, Method method, Object[] arguments)
        throws Throwable {
      if (method.getName().equals("append")
          && arguments[0] instanceof CallRecord call
          && call.event() instanceof Outcome.Succeeded) {
        ((Consumer<Throwable>) arguments[1]).accept(null);
        return null;
      }
      try {
        return method.invoke(journal, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }
}
