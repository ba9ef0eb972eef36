package dev.planwright.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Event;
import dev.planwright.Memory;
import dev.planwright.Named;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.Retry;
import dev.planwright.flink.AgentStreamBuilder;
import dev.planwright.kafka.KafkaActionStateStore;
import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.LocalRunnerBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * README and pages are true: each Java block stands in a source that compiles here (or was
 * generated), whatever its indentation; links lead somewhere; and what an author can set is
 * explained.
 */
class DocsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** Of builders: what is no setting. */
  private static final Set<String> NO_SETTINGS =
      Set.of("start", "build", "open", "with", "at", "toString");

  /** Of builders: for hosts and tests of hosts. */
  private static final Set<String> FOR_HOSTS = Set.of("scheduler", "replay");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaBlock_ofAPage_standsInASource(Path page) throws IOException {
    List<String> sources = sources();

    assertThat(blocks(page))
        .allMatch(block -> sources.stream().anyMatch(source -> source.contains(plain(block))));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void link_ofAPage_leadsSomewhere(Path page) throws IOException {
    for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
      assertThat(target).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).contains(link.group(2));
      }
    }
  }

  @Test
  void readme_opensWithTheSampleAndItsPlan() throws IOException {
    List<String> blocks = blocks(ROOT.resolve("README.md"));

    assertThat(blocks.get(0)).contains("record Checkout(");
    assertThat(blocks.get(1)).contains("new Checkout(");
    assertThat(blocks.get(2)).contains("agent.pay(event)");
  }

  @Test
  void readme_demo_endsWithTheGroundTruth() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            """

            flights=20000 airports=220 disruptions=1108 storms=44 notices=1152 ledger=1108\
             duplicates=0
            ```
            """);
  }

  static List<Class<?>> annotations() {
    return List.of(
        Action.class,
        Agent.class,
        Durable.class,
        DurableCall.class,
        Event.class,
        Memory.class,
        Named.class,
        OnFailure.class,
        Provides.class,
        Retry.class);
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void annotation_withItsAttributes_isExplained(Class<?> annotation) throws IOException {
    String docs = docs();

    assertThat(docs).contains("@" + annotation.getSimpleName());
    assertThat(methods(annotation)).allMatch(attribute -> isNamed(docs, attribute));
  }

  static List<Class<?>> builders() {
    return List.of(
        LocalRunnerBuilder.class,
        AgentStreamBuilder.class,
        RocksDbActionStateStore.class,
        KafkaActionStateStore.class,
        ActionContext.class);
  }

  @ParameterizedTest
  @MethodSource("builders")
  void setting_ofABuilder_isExplained(Class<?> builder) throws IOException {
    String docs = docs();

    assertThat(methods(builder))
        .filteredOn(setting -> !NO_SETTINGS.contains(setting) && !FOR_HOSTS.contains(setting))
        .allMatch(setting -> isNamed(docs, setting));
  }

  private static boolean isNamed(String docs, String name) {
    return Pattern.compile("\\b" + name + "\\b").matcher(docs).find();
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .distinct()
        .sorted()
        .toList();
  }

  private static String docs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path page : pages()) {
      all.append(Files.readString(page));
    }
    return all.toString();
  }

  private static List<String> blocks(Path page) throws IOException {
    return JAVA.matcher(Files.readString(page)).results().map(block -> block.group(1)).toList();
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-'))
        .toList();
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String root :
        List.of("src", "target/generated-sources", "target/generated-test-sources")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sources.add(plain(Files.readString(file)));
        }
      }
    }
    return sources;
  }

  /** Without indentation, empty lines, and the spaces that align comments. */
  private static String plain(String code) {
    return code.lines()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
