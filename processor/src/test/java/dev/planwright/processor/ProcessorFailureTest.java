package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure of the processor is reported on the class it happened with, and the others go on. */
class ProcessorFailureTest {

  @ParameterizedTest
  @EnumSource
  void failure_withOneAgent_leavesTheOtherAlone(TestCompiler compiler) {
    String agent =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = NAME.Order.class)
        final class NAME {
          record Order(String id) {}

          @Action(on = Order.class)
          void take(Order order) {}
        }
        """;

    TestCompiler.Result result =
        compiler.compile(
            Map.of(
                "Bad.java",
                agent.replace("NAME", "Bad"),
                "Good.java",
                agent.replace("NAME", "Good")),
            true,
            List.of(new PlanwrightProcessor(elements -> new FailingWriters("Bad", elements))));

    assertThat(result.messages()).hasSize(1);
    assertThat(result.messages().get(0).text())
        .startsWith("[PW002] Planwright failed on Bad: java.lang.IllegalStateException: no.")
        .contains("\n    at dev.planwright.processor.write.PlanWriter.plan(PlanWriter.java:42)")
        .contains("Fix: this is a mistake in Planwright; report it with the source of Bad.");
    assertThat(result.generated()).containsKeys("shop/BadPlan.java", "shop/GoodPlan.java");
  }
}
