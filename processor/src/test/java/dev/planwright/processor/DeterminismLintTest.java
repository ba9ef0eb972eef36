package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.Agent;
import dev.planwright.descriptor.Comparison;
import dev.planwright.processor.TestCompiler.Message;
import dev.planwright.processor.lint.DeterminismLint;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the determinism lint runs, what silences it, and what it follows. */
class DeterminismLintTest {

  /** No annotation but Planwright's, which all are claimed. */
  private static final String HASTY =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;

      @Agent(input = Desk.Order.class)
      final class Desk {
        record Order(String id) {}

        @Action(on = Order.class)
        void take(Order order) {
          long now = System.nanoTime();
          System.out.println(now);
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "-Xlint:all", "-XDcompilePolicy=simple", "-XDcompilePolicy=byfile"})
  void finding_howeverJavacGoesAbout_isSaidOnce(String option) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};

    assertThat(messages(HASTY, options))
        .extracting(message -> message.severity() + " " + message.place())
        .containsExactly("warning Desk.java:12:22");
  }

  @Test
  void werror_countsTheFinding() {
    assertThat(messages(HASTY, "-Werror"))
        .extracting(Message::severity)
        .containsExactly("warning", "error");
  }

  @Test
  void severityOption_makesItLouderOrQuieter() {
    assertThat(messages(HASTY, "-Aplanwright.severity=PW401:error"))
        .extracting(Message::severity)
        .containsExactly("error");
    assertThat(messages(HASTY, "-Aplanwright.severity=PW401:note"))
        .extracting(Message::severity)
        .containsExactly("note");
    assertThat(messages(HASTY, "-Aplanwright.severity=PW401:off")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"long now", "@Action(on", "@Agent(input"})
  void suppressWarnings_onAnyDeclarationAround_silences(String declaration) {
    String silent = HASTY.replace(declaration, "@SuppressWarnings(\"PW401\")\n" + declaration);
    String otherwise = HASTY.replace(declaration, "@SuppressWarnings(\"PW402\")\n" + declaration);

    assertThat(messages(silent)).isEmpty();
    assertThat(messages(otherwise)).hasSize(1);
  }

  @Test
  void services_loadTheLintBeforeTheClaimingProcessor() {
    String path =
        Stream.of(PlanwrightProcessor.class, Comparison.class, Agent.class)
            .map(type -> Path.of(uri(type)).toString())
            .collect(Collectors.joining(File.pathSeparator));

    TestCompiler.Result result =
        TestCompiler.JAVAC.compile(Map.of("Desk.java", HASTY), true, null, "-processorpath", path);

    assertThat(result.messages())
        .extracting(Message::text)
        .singleElement()
        .asString()
        .startsWith("[PW401] ");
    assertThat(result.generated()).containsKey("shop/DeskPlan.java");
  }

  /** As in an ECJ that runs where there is no jdk.compiler. */
  @Test
  void withoutCompilerTrees_onEcj_nothingIsLoadedOrSaid() throws Exception {
    try (NoCompilerTrees loader = new NoCompilerTrees()) {
      Processor lint =
          (Processor)
              loader
                  .loadClass(DeterminismLint.class.getName())
                  .getDeclaredConstructor()
                  .newInstance();

      assertThat(
              TestCompiler.ECJ
                  .compile(
                      Map.of("Desk.java", HASTY), true, List.of(lint, new PlanwrightProcessor()))
                  .messages())
          .isEmpty();
      assertThat(loader.refused).isEmpty();
    }
  }

  @Test
  void wrappedEnvironment_asOfGradle_isUnwrapped() {
    Processor wrapping = new InWrappedEnvironment(new DeterminismLint());

    assertThat(
            TestCompiler.JAVAC
                .compile(
                    Map.of("Desk.java", HASTY), true, List.of(wrapping, new PlanwrightProcessor()))
                .messages())
        .hasSize(1);
  }

  @Test
  void inheritedAction_isLookedAtWhereItStands_andWhatItCallsInTheAgent() {
    String base =
        """
        package shop;

        import dev.planwright.Action;

        abstract class Base {
          @Action(on = Desk.Order.class)
          void take(Desk.Order order) {
            System.out.println(System.nanoTime() + stamp());
          }

          abstract long stamp();
        }
        """;
    String desk =
        """
        package shop;

        import dev.planwright.Agent;

        @Agent(input = Desk.Order.class)
        final class Desk extends Base {
          record Order(String id) {}

          @Override
          long stamp() {
            return System.currentTimeMillis();
          }

          long unused() {
            return System.currentTimeMillis();
          }
        }
        """;

    assertThat(TestCompiler.JAVAC.compile(Map.of("Base.java", base, "Desk.java", desk)).messages())
        .extracting(Message::place)
        .containsExactlyInAnyOrder("Base.java:8:30", "Desk.java:11:18");
  }

  /** The other processor warns of the field only where an agent has it. */
  @Test
  void changedFieldOfABaseClass_withoutAnAgentHere_isSaid() {
    String base =
        """
        package shop;

        import dev.planwright.Action;

        public abstract class Base {
          public record Order(String id) {}

          private int orders;

          @Action(on = Order.class)
          public void take(Order order) {
            orders++;
          }
        }
        """;

    assertThat(TestCompiler.JAVAC.compile(Map.of("Base.java", base)).messages())
        .extracting(message -> message.text().substring(0, 7))
        .containsExactly("[PW442]");
  }

  @Test
  void changedFieldOfABaseClass_whoseWarningIsSilenced_isSaid() {
    String desk =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;

        @Agent(input = Desk.Order.class)
        final class Desk extends Base {
          record Order(String id) {}
        }

        abstract class Base {
          @SuppressWarnings("PW706")
          private int orders;

          @Action(on = Desk.Order.class)
          public void take(Desk.Order order) {
            orders++;
          }
        }
        """;

    assertThat(messages(desk))
        .extracting(message -> message.text().substring(0, 7))
        .containsExactly("[PW442]");
  }

  /** javac makes up a method in no class. */
  @Test
  void fieldOfAnotherClassInTheFile_isFollowedToWhatItWasGiven() {
    String source =
        """
        package shop;

        import dev.planwright.Action;
        import dev.planwright.Agent;
        import dev.planwright.runtime.Emitter;
        import java.util.Set;

        @Agent(input = Desk.Order.class, output = Desk.Label.class)
        final class Desk {
          record Order(String id) {}

          record Label(String text) {}

          @Action(on = Order.class)
          void take(Order order, Emitter<Label> labels) {
            for (String each : Labels.ALL) {
              labels.emit(new Label(each));
            }
          }
        }

        final class Labels {
          static final Set<String> ALL = Set.of("fragile", "heavy");
        }
        """;
    assertThat(messages(source))
        .extracting(message -> message.severity() + " " + message.place())
        .containsExactly("warning Desk.java:16:30");
  }

  @Test
  void referenceToAMethodOfAMissingClass_isLeftToTheCompiler() {
    String source = HASTY.replace("System.nanoTime()", "java.util.Optional.of(1).map(Gone::of)");

    assertThat(messages(source, "-XDshould-stop.ifError=FLOW"))
        .extracting(Message::text)
        .isNotEmpty()
        .noneMatch(text -> text.startsWith("[PW"));
  }

  private static List<Message> messages(String source, String... options) {
    return TestCompiler.JAVAC.compile(Map.of("Desk.java", source), options).messages();
  }

  private static URI uri(Class<?> type) {
    return URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  /** Loads the processor anew, and nothing that only javac has. */
  private static final class NoCompilerTrees extends URLClassLoader {

    private final Set<String> refused = new TreeSet<>();

    NoCompilerTrees() throws IOException {
      super(
          new URL[] {DeterminismLint.class.getProtectionDomain().getCodeSource().getLocation()},
          DeterminismLintTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.sun.source.")) {
        refused.add(name);
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("dev.planwright.processor.lint.")) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
      return super.loadClass(name, resolve);
    }
  }
}
