package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.soabase.recordbuilder.processor.RecordBuilderProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents beside other annotation processors, which write what the agents name. */
class GeneratedTypesTest {

  /** The event that the helper writes in its second round is named everywhere an event can be. */
  private static final String DESK =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.runtime.Emitter;
      import dev.planwright.runtime.ValueMemory;
      import java.util.List;

      @Agent(input = Order.class, output = Made.class)
      record Desk(ValueMemory<Late> last) {
        @Action(on = Order.class)
        Late take(Order order, Emitter<Made> made) {
          return new Late(order.id());
        }

        @Action(on = Late.class)
        List<Made> send(Late late) {
          return List.of(new Made(late.id()));
        }
      }

      @Later("shop.Made")
      record Order(String id) {}

      @interface Later {
        String value();
      }
      """;

  @ParameterizedTest
  @EnumSource
  void events_ofLaterRounds_areReadWhenTheyAreThere(MemoryCompilers kind) {
    Chain chain = new Chain();

    MemoryCompiler.Outcome outcome =
        kind.compile(Map.of("shop/Desk.java", DESK), List.of(new PlanwrightProcessor(), chain));

    assertThat(outcome.said()).isEmpty();
    assertThat(chain.written).containsExactly("shop.Made", "shop.Late");
    assertThat(outcome.written().get("shop/DeskPlan.java")).contains("PlanSpec", "Late", "Made");
  }

  @ParameterizedTest
  @EnumSource
  void events_thatNobodyWrites_areTheCompilersErrorsOnly(MemoryCompilers kind) {
    MemoryCompiler.Outcome outcome =
        kind.compile(Map.of("shop/Desk.java", DESK), List.of(new PlanwrightProcessor()));

    assertThat(outcome.errors()).isNotEmpty().noneMatch(MemoryCompiler.Said::isPlanwright);
    assertThat(outcome.errors())
        .allSatisfy(error -> assertThat(error.text()).containsAnyOf("Late", "Made"));
  }

  @ParameterizedTest
  @EnumSource
  void builders_usedInBodies_doNotDisturbThePlan(MemoryCompilers kind) {
    String desk =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;
        import io.soabase.recordbuilder.core.RecordBuilder;

        @Agent(input = Desk.Order.class, output = Desk.Receipt.class)
        record Desk() {
          @RecordBuilder
          record Order(String id, int amount) {}

          @RecordBuilder
          record Receipt(String id, String text) implements DeskReceiptBuilder.With {}

          @Action(on = Order.class)
          Receipt take(Order order) {
            Order twice = DeskOrderBuilder.builder(order).amount(order.amount() * 2).build();
            return DeskReceiptBuilder.builder().id(twice.id()).build().withText("thanks");
          }
        }
        """;

    MemoryCompiler.Outcome outcome =
        kind.compile(
            Map.of("shop/Desk.java", desk),
            List.of(new PlanwrightProcessor(), new RecordBuilderProcessor()));

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.written()).containsKeys("shop/DeskOrderBuilder.java", "shop/DeskPlan.java");
    assertThat(outcome.written().get("shop/DeskPlan.java")).contains("PlanSpec");
  }

  /** The compilers, with record-builder's annotations on the class path. */
  enum MemoryCompilers {
    JAVAC,
    ECJ;

    MemoryCompiler.Outcome compile(Map<String, String> sources, List<Processor> processors) {
      try (MemoryCompiler compiler =
          this == JAVAC
              ? MemoryCompiler.javac(RecordBuilder.class)
              : MemoryCompiler.ecj(RecordBuilder.class)) {
        return this == JAVAC
            ? compiler.compile(sources, processors)
            : compiler.compile(sources, processors, "-nowarn");
      }
    }
  }

  /** Writes {@code Made} in the first round, which makes it write {@code Late} in the second. */
  @SupportedAnnotationTypes("shop.Later")
  private static final class Chain extends AbstractProcessor {

    private final List<String> written = new ArrayList<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement annotation : annotations) {
        for (Element marked : round.getElementsAnnotatedWith(annotation)) {
          boolean first = marked.getSimpleName().contentEquals("Order");
          String name = first ? "Made" : "Late";
          write(name, first ? "@Later(\"shop.Late\")\n" : "");
        }
      }
      return false;
    }

    private void write(String name, String annotation) {
      try (Writer out = processingEnv.getFiler().createSourceFile("shop." + name).openWriter()) {
        out.write("package shop;\n\n" + annotation + "record " + name + "(String id) {}\n");
        written.add("shop." + name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
