package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that come later, from another processor, or never. */
class LateTypesTest {

  private static final String DESK =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.runtime.ValueMemory;

      @Agent(input = Order.class, output = Receipt.class)
      record Desk(ValueMemory<Order> last) {
        @Action(on = Order.class)
        Receipt take(Order order) {
          return new Receipt(order.id());
        }
      }

      @WithOrder
      record Receipt(String id) {}

      @interface WithOrder {}
      """;

  @ParameterizedTest
  @EnumSource
  void plan_ofATypeThatAnotherProcessorWrites_isWrittenWhenItIsThere(TestCompiler compiler) {
    TestCompiler.Result result =
        compiler.compile(
            Map.of("Desk.java", DESK), true, List.of(new PlanwrightProcessor(), new OrderWriter()));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("shop/DeskPlan.java")).contains("PlanSpec");
  }

  @ParameterizedTest
  @EnumSource
  void mistakes_besideATypeThatComesLater_areSaidOnce(TestCompiler compiler) {
    String desk =
        DESK.replace(
                "record Receipt(String id) {}",
                """
            record Receipt(String id) {}

            final class Stray {
              Order last;

              @Action(on = Receipt.class)
              void take(Receipt receipt) {}
            }
            """)
            .replace("ValueMemory<Order> last", "@Memory(ttl = \"soon\") ValueMemory<Order> last")
            .replace("import dev.planwright.Agent;", "import dev.planwright.*;");
    TestCompiler.Result result =
        compiler.compile(
            Map.of("Desk.java", desk), true, List.of(new PlanwrightProcessor(), new OrderWriter()));

    assertThat(result.messages())
        .extracting(message -> message.text().substring(0, 7))
        .containsExactlyInAnyOrder("[PW704]", "[PW155]");
  }

  @ParameterizedTest
  @EnumSource
  void agent_withATypeThatNeverComes_getsNoMistakeOnTop(TestCompiler compiler) {
    String main =
        """
        package shop;

        class Main {
          Object plan = new DeskPlan();
        }
        """;
    TestCompiler.Result result = compiler.compile(Map.of("Desk.java", DESK, "Main.java", main));

    assertThat(result.errors()).isNotEmpty();
    assertThat(result.errors())
        .allSatisfy(
            error -> assertThat(error.text()).contains("Order").doesNotContain("PW", "DeskPlan"));
  }

  @ParameterizedTest
  @EnumSource
  void agent_thatKeepsItsOwnPlanInAField_getsARealOne(TestCompiler compiler) {
    String desk =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = Order.class)
        final class Desk {
          static final DeskPlan PLAN = new DeskPlan();

          @Action(on = Order.class)
          void take(Order order) {}
        }

        record Order(String id) {}
        """;
    TestCompiler.Result result = compiler.compile(Map.of("Desk.java", desk));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("shop/DeskPlan.java")).contains("PlanSpec");
  }

  @SupportedAnnotationTypes("shop.WithOrder")
  private static final class OrderWriter extends AbstractProcessor {

    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done && !annotations.isEmpty()) {
        done = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("shop.Order").openWriter()) {
          out.write("package shop;\n\nrecord Order(String id) {}\n");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
