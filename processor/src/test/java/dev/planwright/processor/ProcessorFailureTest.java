package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import dev.planwright.processor.write.PlanWriters;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
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
            List.of(new PlanwrightProcessor(FailsOnBad::new)));

    assertThat(result.messages()).hasSize(1);
    assertThat(result.messages().get(0).text())
        .startsWith("[PW002] Planwright failed on Bad: java.lang.IllegalStateException: no.")
        .contains("at dev.planwright.processor.ProcessorFailureTest")
        .contains("Fix: this is a mistake in Planwright; report it with the source of Bad.");
    assertThat(result.generated()).containsKeys("shop/BadPlan.java", "shop/GoodPlan.java");
  }

  private static final class FailsOnBad implements PlanWriters {

    private final PlanWriters writers;

    FailsOnBad(Elements elements) {
      writers = PlanWriters.standard(elements);
    }

    @Override
    public void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException {
      if (agent.type().simple().equals("Bad")) {
        throw new IllegalStateException("no");
      }
      writers.plan(agent, filer, origin);
    }

    @Override
    public void stub(StubModel agent, Filer filer, TypeElement origin) throws IOException {
      writers.stub(agent, filer, origin);
    }

    @Override
    public void durable(DurableModel durable, Filer filer, TypeElement origin) throws IOException {
      writers.durable(durable, filer, origin);
    }
  }
}
