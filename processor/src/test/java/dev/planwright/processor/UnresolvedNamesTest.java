package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a name does not exist, the compiler's error for it is the only one, whatever else is or
 * looks wrong with the agent. Each case was found by {@link
 * dev.planwright.processor.fuzz.FuzzTest}.
 */
class UnresolvedNamesTest {

  private static void assertOnlyTheCompilerSpeaks(TestCompiler compiler, String body) {
    assertOnlyTheCompilerSpeaks(compiler, new PlanwrightProcessor(), body);
  }

  private static void assertOnlyTheCompilerSpeaks(
      TestCompiler compiler, Processor processor, String body) {
    String source =
        """
        package shop;

        import dev.planwright.*;
        import dev.planwright.runtime.Emitter;
        import dev.planwright.runtime.ValueMemory;

        @Agent(input = Desk.Order.class)
        final class Desk {
          record Order(String id) {}

          record Paid(String id) {}
        """
            + body
            + "}\n";
    TestCompiler.Result result =
        compiler.compile(Map.of("Desk.java", source), true, List.of(processor));
    assertThat(result.errors()).isNotEmpty().noneMatch(TestCompiler.Message::isPlanwright);
    // Nor does javac of what was written too late for it.
    assertThat(result.messages()).allMatch(message -> message.severity().equals("error"));
  }

  @ParameterizedTest
  @EnumSource
  void memoriesOfOneName_besideAnUnresolvedField_areNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          private final Gone gone = null;

          Desk(ValueMemory<Integer> one, @Memory(name = "one") ValueMemory<Integer> other) {}

          @Action(on = Order.class)
          void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void missingEmission_ofAMethodThatLostItsAction_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          void take(Order order, Emiter<Paid> paid) {}

          @Action(on = Paid.class)
          void book(Paid paid) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void badTimeToLive_besideAnUnresolvedComponent_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          record Refused(Strin why) {}

          Desk(@Memory(ttl = "30 days") ValueMemory<Integer> one) {}

          @Action(on = Order.class)
          void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void durableThatLostItsInterface_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Durable
          record Claim(String id) {}

          Desk(Payments payments) {}

          @Action(on = Order.class)
          void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void badVersionOfAnEvent_besideAnUnresolvedAnnotation_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Event(version = 0)
          record Late(String id) {}

          @Actoin(on = Order.class)
          void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void actionOutsideOfAnAgent_thatLostItsImport_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on = Order.class)
          void take(Order order) {}

          @Agnet(input = Order.class)
          static final class Other {
            @Action(on = Order.class)
            void take(Order order) {}
          }
        """);
  }

  @ParameterizedTest
  @EnumSource
  void sealedEvent_thatPermitsItselfOrAStranger_endsTheReading(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          sealed interface Message permits Message, Order, Refund {}

          record Refund(String id) implements Message {}

          @Action(on = Order.class)
          void take(Order order, Emitter<Message> messages) {}

          @Action(on = Message.class)
          void any(Message message) {}
        """);
  }

  /** ECJ shows neither the constructor nor the field. */
  @ParameterizedTest
  @EnumSource
  void membersThatNameAMissingNestedClass_areNoMissingMembers(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          private final Order.Line line;

          Desk(Order.Line line) {
            this.line = line;
          }

          @Action(on = Order.class)
          private void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void mistakeBesideAFieldOfAMissingNestedClass_isNotSaid(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          static final class Inner {
            private Order.Line line;
          }

          @Action(on = Order.class)
          static void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void privateEvent_thatTheAgentsAnnotationCannotName_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on = Order.class)
          void take(Order order) {}
        }

        @Agent(input = Other.Secret.class)
        final class Other {
          private record Secret(String id) {}

          @Action(on = Secret.class)
          void take(Secret secret) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void argumentOfAMissingPackage_toNoAttribute_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on.Order.class)
          private void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void attributeThatIsMisspelt_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(no = Order.class)
          void take() {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void attributeOfAParameter_thatIsMisspelt_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          Desk(@Memory(tll = "30d") ValueMemory<Integer> one) {}

          @Action(on = Order.class)
          static void take(Order order) {}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void attributeOfANestedAnnotation_thatIsMisspelt_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on = Order.class, onFailure = @OnFailure(than = FailureAction.SKIP))
          static void take(Order order) {}
        """);
  }

  /** ECJ shows the output as a type variable of the stage. */
  @ParameterizedTest
  @EnumSource
  void outputOfAMissingNestedClass_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on = Order.class)
          java.util.concurrent.CompletionStage<java.util.List<Order.Line>> take(Order order) {
            return null;
          }
        """);
  }

  @ParameterizedTest
  @EnumSource
  void packageForAType_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          record Late(dev id) {}

          @Action(on = Order.class)
          Paid take(Order order) {
            return null;
          }
        """);
  }

  @ParameterizedTest
  @EnumSource
  void typeArgumentOfTheBaseClass_thatIsMissing_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        """
          @Action(on = Order.class)
          void take(Order order) {}
        }

        abstract class Base<T, U> {
          @Action(on = Desk.Order.class)
          abstract U count(Desk.Order order);
        }

        @Agent(input = Desk.Order.class, output = Other.Counted.class)
        abstract class Other extends Base<Desk.Order, Override.Counted> {
          record Counted(String id) {}
        """);
  }

  /** Gradle shows no compiler trees, where javac keeps what its elements leave out. */
  @ParameterizedTest
  @EnumSource
  void actionThatIsMisspelt_inTheEnvironmentOfGradle_isTheCompilersMatter(TestCompiler compiler) {
    assertOnlyTheCompilerSpeaks(
        compiler,
        new InWrappedEnvironment(new PlanwrightProcessor()),
        """
          @Actoin(on = Order.class)
          void take(Order order) {}
        """);
  }
}
