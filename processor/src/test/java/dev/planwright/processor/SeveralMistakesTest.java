package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.TestCompiler.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All mistakes of an agent in one compile, none twice, and none that only follows from another. */
class SeveralMistakesTest {

  @ParameterizedTest
  @EnumSource
  void agent_withSeveralMistakes_showsEachOnce(TestCompiler compiler) {
    String source =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;
        import dev.planwright.runtime.Emitter;
        import dev.planwright.runtime.ValueMemory;

        @Agent(input = Desk.Order.class, output = Desk.Receipt.class)
        class Desk {
          record Order(String id) {}

          record Receipt(String id) {}

          interface Open {}

          Desk(ValueMemory<?> last) {}

          @Action(on = Order.class)
          private void take(Order order) {}

          @Action(on = Open.class)
          void open(Open open, Emitter<Open> more) {}

          @Action(on = Order.class)
          int count(Order order) {
            return 1;
          }
        }
        """;

    assertThat(codes(compiler.compile(Map.of("Desk.java", source)).messages()))
        .containsExactlyInAnyOrder("PW106", "PW111", "PW121", "PW123", "PW702");
  }

  @ParameterizedTest
  @EnumSource
  void resourcesClass_ofTwoAgents_isBlamedOnce(TestCompiler compiler) {
    String agent =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = Order.class, resources = DeskResources.class)
        record NAME(Clerk clerk) {
          @Action(on = Order.class)
          void take(Order order) {}
        }
        """;
    String resources =
        """
        package shop;

        import dev.planwright.Provides;

        final class DeskResources {
          @Provides
          Clerk clerk() {
            return new Clerk();
          }
        }

        final class Clerk {}

        record Order(String id) {}
        """;

    assertThat(
            codes(
                compiler
                    .compile(
                        Map.of(
                            "DeskResources.java", resources,
                            "One.java", agent.replace("NAME", "One"),
                            "Two.java", agent.replace("NAME", "Two")))
                    .messages()))
        .containsExactly("PW603");
  }

  /** Whoever lives with the event that nobody handles still has to hear of the output. */
  @ParameterizedTest
  @EnumSource
  void outputWithoutAnEmitter_besideAnEventThatMayBeUnhandled_isSaid(TestCompiler compiler) {
    String source =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = Desk.Order.class, output = Desk.Receipt.class)
        final class Desk {
          record Order(String id) {}

          record Receipt(String id) {}

          @Action(on = Order.class)
          String take(Order order) {
            return order.id();
          }
        }
        """;

    assertThat(codes(compiler.compile(Map.of("Desk.java", source)).messages()))
        .containsExactly("PW201");
    assertThat(
            codes(
                compiler
                    .compile(Map.of("Desk.java", source), "-Aplanwright.severity=PW201:warning")
                    .messages()))
        .containsExactly("PW201", "PW204");
  }

  /** What nothing can have is not missed as well. */
  @ParameterizedTest
  @EnumSource
  void providerThatProvidesNothingUsable_isNotMissedAsWell(TestCompiler compiler) {
    String source =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;
        import dev.planwright.Provides;
        import java.util.List;

        @Agent(input = Desk.Order.class, resources = Desk.Resources.class)
        record Desk(Integer limit, List<String> names) {
          record Order(String id) {}

          static final class Resources {
            @Provides
            static int limit() {
              return 1;
            }

            @Provides
            static <T> List<T> names() {
              return List.of();
            }
          }

          @Action(on = Order.class)
          void take(Order order) {}
        }
        """;

    assertThat(codes(compiler.compile(Map.of("Desk.java", source)).messages()))
        .containsExactly("PW608", "PW608");
    String other = source.replace("Integer limit, List<String>", "Long limit, Iterable<String>");
    assertThat(codes(compiler.compile(Map.of("Desk.java", other)).messages()))
        .as("something else is missing")
        .containsExactly("PW608", "PW608", "PW607", "PW601");
  }

  @ParameterizedTest
  @EnumSource
  void mistakeInAGuard_besideAMarkOfItsOwn_isPlacedOnce(TestCompiler compiler) {
    String source =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = Desk.Order.class)
        record Desk() {
          enum State { NEW, PAID }

          record Order(State state) {}

          @Action(on = Order.class, when = "state == '%s'")
          void take(Order order) {}
        }
        """;

    assertThat(compiler.compile(Map.of("Desk.java", source)).messages())
        .singleElement()
        .extracting(Message::text)
        .asString()
        .startsWith(
            "[PW226] The guard of Desk.take compares at column 7 with '%s', which is no constant of"
                + " State.");
  }

  private static List<String> codes(List<Message> messages) {
    return messages.stream().map(message -> message.text().substring(1, 6)).toList();
  }
}
