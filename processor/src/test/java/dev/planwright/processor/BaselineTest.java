package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.descriptor.Rule;
import dev.planwright.processor.TestCompiler.Message;
import dev.planwright.processor.TestCompiler.Result;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where baselines are found, how a change is accepted, and how it is silenced. */
class BaselineTest {

  private static final String DESK =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.runtime.ValueMemory;

      @Agent(input = Desk.Order.class)
      record Desk(ValueMemory<Integer> orders) {
        record Order(String id) {}

        @Action(on = Order.class)
        void take(Order order) {
          orders.clear();
        }
      }
      """;

  private static final String RENAMED = DESK.replace("void take", "void accept");

  @TempDir Path folder;

  private static Map<String, String> source(String text) {
    return Map.of("Desk.java", text);
  }

  private static Result compile(TestCompiler compiler, String text, Map<String, String> baselines) {
    return compiler.compile(source(text), baselines, true, List.of(new PlanwrightProcessor()));
  }

  @ParameterizedTest
  @EnumSource
  void theOwnDescriptor_asBaseline_isNoChange(TestCompiler compiler) {
    assertThat(compile(compiler, DESK, Baseline.of(source(DESK))).messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void option_namesAnotherFolder(TestCompiler compiler) throws IOException {
    for (String text : Baseline.of(source(DESK)).values()) {
      Files.writeString(folder.resolve("shop.Desk.json"), text);
    }

    assertThat(compiler.compile(source(RENAMED)).messages()).isEmpty();
    assertThat(compiler.compile(source(RENAMED), "-Aplanwright.baseline=" + folder).messages())
        .extracting(Message::text)
        .singleElement()
        .asString()
        .startsWith("[PW502]");
  }

  @ParameterizedTest
  @EnumSource
  void change_thatBreaks_canBeAcceptedFromTheSameBuild(TestCompiler compiler) {
    Result broken = compile(compiler, RENAMED, Baseline.of(source(DESK)));

    assertThat(broken.errors()).hasSize(1);
    String written = broken.generated().get("META-INF/planwright/shop.Desk.json");
    assertThat(written).contains("\"accept\"");
    Map<String, String> accepted = Map.of("META-INF/planwright/baseline/shop.Desk.json", written);
    assertThat(compile(compiler, RENAMED, accepted).messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void change_onPurpose_isSilencedOnTheAgent(TestCompiler compiler) {
    String silent = RENAMED.replace("@Agent", "@SuppressWarnings(\"PW502\") @Agent");

    assertThat(compile(compiler, silent, Baseline.of(source(DESK))).messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void class_renamedWithItsName_isStillCompared(TestCompiler compiler) {
    Map<String, String> renamed = Map.of("Counter.java", DESK.replace("Desk", "Counter"));
    Result result =
        compiler.compile(
            renamed, Baseline.of(source(DESK)), true, List.of(new PlanwrightProcessor()));

    assertThat(result.messages())
        .extracting(message -> message.text().substring(1, 6))
        .as("the name, its nested event, the plan, the input's class")
        .containsExactly("PW501", "PW507", "PW541", "PW542");
  }

  @ParameterizedTest
  @EnumSource
  void baseline_thatCannotBeRead_isNotTakenForNone(TestCompiler compiler) throws IOException {
    Path file = folder.resolve("shop.Desk.json");
    Files.write(file, new byte[] {(byte) 0xff});
    assertThat(unreadable(compiler)).contains("Why: it is no JSON");

    Files.delete(file);
    Files.createDirectory(file);
    assertThat(unreadable(compiler)).contains("Why: java.io.IOException: Is a directory");
  }

  private String unreadable(TestCompiler compiler) {
    List<Message> messages =
        compiler.compile(source(RENAMED), "-Aplanwright.baseline=" + folder).messages();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).text()).startsWith("[PW500] The baseline of Desk cannot be read.");
    return messages.get(0).text();
  }

  @ParameterizedTest
  @EnumSource
  void classRenamed_besideABaselineThatCannotBeRead_isStillCompared(TestCompiler compiler)
      throws IOException {
    for (String text : Baseline.of(source(DESK)).values()) {
      Files.writeString(folder.resolve("shop.Desk.json"), text);
    }
    Files.writeString(folder.resolve("shop.Aside.json"), "{");
    Map<String, String> renamed =
        Map.of(
            "Counter.java",
            DESK.replace("Desk", "Counter").replace("@Agent(", "@Agent(name = \"desk\", "));

    assertThat(compiler.compile(renamed, "-Aplanwright.baseline=" + folder).messages())
        .extracting(message -> message.text().substring(1, 6))
        .contains("PW541");
  }

  @Test
  void rules_areTheCodes() {
    for (Rule rule : Rule.values()) {
      Code code = Code.valueOf(rule.name());
      assertThat(code.canBeSilenced()).isTrue();
      assertThat(Finding.of(code, "", "").severity().name()).isEqualTo(rule.level().name());
    }
  }
}
