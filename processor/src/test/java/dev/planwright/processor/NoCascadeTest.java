package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.TestCompiler.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake is one error, also where the plan that it prevents is named. */
class NoCascadeTest {

  private static int samples;
  private static int plans;

  static List<DiagnosticSample> samples() {
    return DiagnosticSample.all().stream()
        .filter(sample -> sample.expected().contains("severity: error"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mistake_whosePlanIsNamed_staysOneError(DiagnosticSample sample) {
    Map<String, String> sources = new TreeMap<>(sample.sources());
    List<String> named = plans(sample);
    for (String plan : named) {
      sources.put(file(plan, "User"), user(plan));
    }
    for (TestCompiler compiler : TestCompiler.values()) {
      List<Message> errors = sample.compile(compiler, sources, lookAtEverything(compiler)).errors();
      assertThat(errors)
          .as("%s on %s", sample, compiler)
          .extracting(Message::text)
          .containsExactly(sample.message());
    }
    samples++;
    plans += named.size();
  }

  /** What the sample's agents have for a plan; what is no agent has none. */
  private static List<String> plans(DiagnosticSample sample) {
    List<String> plans =
        sample.compile(TestCompiler.JAVAC, sample.sources()).generated().keySet().stream()
            .filter(path -> path.endsWith("Plan.java"))
            .toList();
    boolean agent = sample.sources().values().stream().anyMatch(text -> text.contains("@Agent("));
    // Where the plan's name is taken, what took it can be named.
    if (agent && !sample.code().equals("PW110")) {
      assertThat(plans).as("plan of %s", sample).isNotEmpty();
    }
    return plans;
  }

  private static String user(String plan) {
    int slash = plan.lastIndexOf('/');
    String name = plan.substring(slash + 1).replace(".java", "");
    String head = slash < 0 ? "" : "package " + plan.substring(0, slash).replace('/', '.') + ";\n";
    return head
        + """
          class %1$sUser {
            final %1$s plan = new %1$s();
            static String name(%1$s plan) {
              return plan.name() + new %1$s().fingerprint();
            }
          }
          """
            .formatted(name);
  }

  private static String file(String plan, String suffix) {
    return plan.replace("Plan.java", "Plan" + suffix + ".java");
  }

  /** javac does not look at bodies once a processor has found an error, unless it is told to. */
  private static String[] lookAtEverything(TestCompiler compiler) {
    return compiler == TestCompiler.JAVAC
        ? new String[] {"--should-stop=ifError=FLOW"}
        : new String[0];
  }

  @AfterAll
  static void print() {
    System.out.printf("cascade: samples=%d plans=%d%n", samples, plans);
  }
}
