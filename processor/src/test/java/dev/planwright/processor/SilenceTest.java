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
