package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.lint.DeterminismLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that README and docs show, made in their samples: javac says what stands there. */
class DocsMistakesTest {

  private static final Path SAMPLES = Path.of("../samples/src");
  private static final String CHECKOUT = "dev/planwright/samples/checkout/";

  /**
   * A mistake.
   *
   * @param file the sample that it is made in
   * @param changes what is written in place of what, by turns
   */
  record Mistake(String code, String file, List<String> changes) {

    String in(String source) {
      String changed = source;
      for (int i = 0; i < changes.size(); i += 2) {
        assertThat(changed).contains(changes.get(i));
        changed = changed.replace(changes.get(i), changes.get(i + 1));
      }
      return changed;
    }

    @Override
    public String toString() {
      return code;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "PW203",
            "main/java/" + CHECKOUT + "Checkout.java",
            List.of(
                "Paid pay(Order order)",
                "Receipt pay(Order order)",
                "return new Paid(order, payments.charge(order));",
                "return new Receipt(order.id(), payments.charge(order), 1);")),
        new Mistake(
            "PW222",
            "test/java/" + CHECKOUT + "RewardingCheckout.java",
            List.of("order.cents >= 10000", "order.cent >= 10000")),
        new Mistake(
            "PW401",
            "main/java/" + CHECKOUT + "Checkout.java",
            List.of(
                "import dev.planwright.runtime.ValueMemory;",
                "import dev.planwright.runtime.ValueMemory;\nimport java.time.Instant;",
                "record Paid(Order order, String confirmation)",
                "record Paid(Order order, String confirmation, Instant at)",
                "payments.charge(order));",
                "payments.charge(order), Instant.now());")),
        new Mistake(
            "PW503", "main/java/" + CHECKOUT + "Checkout.java", List.of("purchases", "orders")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_ofTheDocs_isSaidAsItStandsThere(Mistake mistake) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String other : new String[] {"Order", "Payments", "Receipt", "Shop"}) {
      String path = CHECKOUT + other + ".java";
      sources.put(path, Files.readString(SAMPLES.resolve("main/java/" + path)));
    }
    Path changed = SAMPLES.resolve(mistake.file());
    String name = changed.getFileName().toString();
    sources.put(CHECKOUT + name, mistake.in(Files.readString(changed)));

    String baseline = "META-INF/planwright/baseline/dev.planwright.samples.checkout.Checkout.json";
    Map<String, String> resources =
        Map.of(baseline, Files.readString(SAMPLES.resolve("main/resources/" + baseline)));

    TestCompiler.Message said =
        TestCompiler.JAVAC
            .compile(
                sources, resources, true, List.of(new DeterminismLint(), new PlanwrightProcessor()))
            .messages()
            .stream()
            .filter(message -> message.text().contains("[" + mistake.code() + "]"))
            .findFirst()
            .orElseThrow();

    StringBuilder docs = new StringBuilder();
    for (String page : new String[] {"README", "docs/agents", "docs/compatibility"}) {
      docs.append(Files.readString(Path.of("..", page + ".md")));
    }
    String place =
        said.place().substring(said.place().lastIndexOf('/') + 1, said.place().lastIndexOf(':'));
    assertThat(docs)
        .contains(
            "%s: %s: %s"
                .formatted(place, said.severity(), said.text().lines().findFirst().orElseThrow()));
    assertThat(said.text().lines().skip(1)).allMatch(line -> docs.indexOf(line.strip()) >= 0);
  }
}
