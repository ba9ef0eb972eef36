package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agents without mistakes: nothing is said, and the plan compiles with every warning as an error.
 */
class CleanAgentsTest {

  private static final Path ROOT = Path.of("src/test/resources/agents");

  static List<Arguments> agents() {
    List<Arguments> all = new ArrayList<>();
    for (String agent :
        List.of(
            "desk/DisruptionDesk",
            "review/ReviewAgent",
            "fraud/FraudAgent",
            "parallel/ParallelDesk",
            "careful/CarefulDesk",
            "shared/OrderCounter")) {
      for (TestCompiler compiler : TestCompiler.values()) {
        all.add(Arguments.of(agent, compiler));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("agents")
  void agent_withoutMistakes_compilesInSilence(String agent, TestCompiler compiler) {
    String[] strict =
        compiler == TestCompiler.JAVAC ? new String[] {"-Xlint:all", "-Werror"} : new String[0];
    String folder = agent.substring(0, agent.indexOf('/'));

    TestCompiler.Result result = compiler.compile(sources(ROOT.resolve(folder)), strict);

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated()).containsKey(agent + "Plan.java");
  }

  @ParameterizedTest
  @MethodSource("agents")
  void agent_onEitherCompiler_givesTheSameFiles(String agent, TestCompiler compiler) {
    Map<String, String> sources = sources(ROOT.resolve(agent.substring(0, agent.indexOf('/'))));

    assertThat(compiler.compile(sources).generated())
        .isEqualTo(TestCompiler.JAVAC.compile(sources).generated());
  }

  /** On javac; ECJ notes the same of any compiled code and lets nobody silence it. */
  @Test
  void variableArgumentsOfADurableCall_compileInSilence() {
    String labels =
        """
        package shop;

        import dev.planwright.Durable;

        @Durable
        interface Labels {
          void print(String... labels);
        }
        """;

    assertThat(
            TestCompiler.JAVAC
                .compile(Map.of("Labels.java", labels), "-Xlint:all", "-Werror")
                .messages())
        .isEmpty();
  }

  private static Map<String, String> sources(Path folder) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(ROOT.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
