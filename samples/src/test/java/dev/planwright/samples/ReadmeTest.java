package dev.planwright.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README opens with an agent and what it becomes: both must be the real ones. */
class ReadmeTest {

  private static final Path CHECKOUT = Path.of("src/main/java/dev/planwright/samples/checkout");
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/dev/planwright/samples/checkout");

  @Test
  void agent_isTheSample() throws IOException {
    assertThat(Files.readString(CHECKOUT.resolve("Checkout.java"))).contains(javaBlocks().get(0));
  }

  @Test
  void plan_isWhatTheProcessorWrites() throws IOException {
    String plan = Files.readString(GENERATED.resolve("CheckoutPlan.java"));

    assertThat(plan).contains(javaBlocks().get(1)).contains(javaBlocks().get(2));
  }

  @Test
  void demo_endsWithTheGroundTruth() throws IOException {
    assertThat(readme())
        .contains(
            """

            flights=20000 airports=220 disruptions=1108 storms=44 notices=1152 ledger=1108\
             duplicates=0
            ```
            """);
  }

  private static List<String> javaBlocks() throws IOException {
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(readme())
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }
}
