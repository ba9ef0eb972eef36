package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.TestCompiler.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users make a diagnostic quieter, and what they cannot. */
class SilenceTest {

  private static final String LOOSE =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import java.util.Optional;

      @Agent(input = Desk.Order.class)
      %s
      final class Desk {
        record Order(String id) {}

        record Lost(String id) {}

        %s
        @Action(on = Order.class)
        Optional<Lost> take(Order order) {
          return Optional.empty();
        }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void suppressWarnings_onTheElementOrAroundIt_silences(TestCompiler compiler) {
    String silence = "@SuppressWarnings({\"unchecked\", \"PW201\"})";

    assertThat(messages(compiler, LOOSE.formatted("", silence))).isEmpty();
    assertThat(messages(compiler, LOOSE.formatted(silence, ""))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void severityOption_lowersAndSilences(TestCompiler compiler) {
    assertThat(messages(compiler, LOOSE.formatted("", ""), "-Aplanwright.severity=PW201:warning"))
        .extracting(Message::severity)
        .containsExactly("warning");
    assertThat(messages(compiler, LOOSE.formatted("", ""), "-Aplanwright.severity=PW201:off"))
        .isEmpty();
  }

  /** A memory that no field can hold: PW211 at the parameter. */
  private static final String IDLE =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.runtime.ValueMemory;

      @Agent(input = Desk.Order.class)
      final class Desk {
        record Order(String id) {}

        %s
        Desk(%s ValueMemory<Integer> orders) {}

        @Action(on = Order.class)
        void take(Order order) {}
      }
      """;

  /** An inherited action that nothing triggers: PW203 at the agent. */
  private static final String INHERITED =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;

      %s
      @Agent(input = Desk.Order.class)
      final class Desk extends Base {
        record Order(String id) {}

        @Action(on = Order.class)
        void take(Order order) {}
      }

      abstract class Base {
        record Lost(String id) {}

        @Action(on = Lost.class)
        void find(Lost lost) {}
      }
      """;

  @ParameterizedTest
  @EnumSource
  void suppressWarnings_onParameterOrConstructor_silences(TestCompiler compiler) {
    String silence = "@SuppressWarnings(\"PW211\")";

    assertThat(messages(compiler, IDLE.formatted("", ""))).hasSize(1);
    assertThat(messages(compiler, IDLE.formatted(silence, ""))).isEmpty();
    assertThat(messages(compiler, IDLE.formatted("", silence))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void suppressWarnings_onTheAgent_silencesInheritedActions(TestCompiler compiler) {
    assertThat(messages(compiler, INHERITED.formatted("")))
        .extracting(Message::severity)
        .containsExactly("note");
    assertThat(messages(compiler, INHERITED.formatted("@SuppressWarnings(\"PW203\")"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void severityOption_makesLouder(TestCompiler compiler) {
    assertThat(messages(compiler, INHERITED.formatted(""), "-Aplanwright.severity=PW203:error"))
        .extracting(Message::severity)
        .containsExactly("error");
  }

  @ParameterizedTest
  @EnumSource
  void severityOption_ofAMistakeWithoutAPlan_isRefused(TestCompiler compiler) {
    String source = LOOSE.formatted("@SuppressWarnings(\"PW201\")", "");

    assertThat(messages(compiler, source, "-Aplanwright.severity=PW106:off,PW201:warnings"))
        .extracting(Message::text)
        .anyMatch(text -> text.contains("PW106 is always an error, because no plan can be made"))
        .anyMatch(text -> text.contains("Did you mean warning?"));
  }

  @ParameterizedTest
  @EnumSource
  void suppressWarnings_ofAMistakeWithoutAPlan_changesNothing(TestCompiler compiler) {
    String source =
        LOOSE.formatted("@SuppressWarnings(\"PW106\")", "").replace("final class", "class");

    assertThat(messages(compiler, source))
        .extracting(message -> message.severity() + " " + message.text().substring(0, 7))
        .containsExactly("error [PW106]");
  }

  private static List<Message> messages(TestCompiler compiler, String source, String... options) {
    return compiler.compile(Map.of("Desk.java", source), options).messages();
  }
}
