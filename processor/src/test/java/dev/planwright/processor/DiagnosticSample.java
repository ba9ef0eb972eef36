package dev.planwright.processor;

import dev.planwright.processor.TestCompiler.Message;
import dev.planwright.processor.lint.DeterminismLint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder of {@code src/test/resources/diagnostics}: sources with one mistake, {@code why.txt}
 * (lines {@code option: ...}, {@code without: runtime} and {@code failing: Desk} first, then why it
 * matters at run time) and {@code expected.txt}, which {@code -Dgolden.update=true} writes: the
 * place on javac, the place on ECJ ({@code nothing said} for a code that needs compiler trees), the
 * severity and the whole message.
 *
 * <p>A sample with {@code since.diff} has a baseline: the descriptor of the sources before that
 * change; with {@code descriptor.diff}, the sample's own before that one. One with {@code
 * baseline.json} has that text as the baseline of its agent Desk.
 *
 * @param folder {@code PW203}, or {@code PW141-set} for a further sample of a code
 */
record DiagnosticSample(Path folder) {

  static final Path ROOT = Path.of("src/test/resources/diagnostics");

  private static final String NOTHING = "nothing said";
  private static final String FAILING = "failing: ";

  static List<DiagnosticSample> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().map(DiagnosticSample::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  String code() {
    return name().substring(0, 5);
  }

  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  /** Why the mistake matters at run time. */
  String why() {
    return String.join("\n", lines("why.txt").stream().filter(line -> !isSetting(line)).toList())
        .strip();
  }

  List<String> options() {
    return lines("why.txt").stream()
        .filter(line -> line.startsWith("option: "))
        .map(line -> line.substring("option: ".length()))
        .toList();
  }

  /** What changed since the baseline, or nothing. */
  String changes() {
    return Stream.of(Baseline.DIFF, Baseline.DESCRIPTOR_DIFF)
        .filter(file -> Files.exists(folder.resolve(file)))
        .map(this::read)
        .collect(Collectors.joining());
  }

  private static boolean isSetting(String line) {
    return line.startsWith("option: ") || line.startsWith("without: ") || line.startsWith(FAILING);
  }

  private boolean hasRuntime() {
    return !lines("why.txt").contains("without: runtime");
  }

  private List<String> lines(String file) {
    return read(file).lines().toList();
  }

  String expected() {
    return read("expected.txt");
  }

  /** The message that {@code expected.txt} holds. */
  String message() {
    String expected = expected();
    return expected.substring(expected.indexOf("\n\n") + 2).stripTrailing();
  }

  List<Message> compile(TestCompiler compiler) {
    return compile(compiler, sources()).messages();
  }

  /** Compiles these sources as the sample's own. */
  TestCompiler.Result compile(TestCompiler compiler, Map<String, String> sources, String... more) {
    return compiler.compile(
        sources,
        Baseline.of(folder, sources()),
        hasRuntime(),
        List.of(new DeterminismLint(), processor()),
        Stream.concat(options().stream(), Stream.of(more)).toArray(String[]::new));
  }

  private PlanwrightProcessor processor() {
    return lines("why.txt").stream()
        .filter(line -> line.startsWith(FAILING))
        .map(line -> line.substring(FAILING.length()))
        .map(agent -> new PlanwrightProcessor(elements -> new FailingWriters(agent, elements)))
        .findFirst()
        .orElseGet(PlanwrightProcessor::new);
  }

  /** What a compiler must say. */
  List<Message> expected(TestCompiler compiler) {
    String[] lines = expected().split("\n", 4);
    String place =
        compiler == TestCompiler.JAVAC
            ? lines[0].substring("javac: ".length())
            : lines[1].substring("ecj: ".length());
    return place.equals(NOTHING)
        ? List.of()
        : List.of(new Message(lines[2].substring("severity: ".length()), place, message()));
  }

  /** What {@code expected.txt} should hold. */
  String actual() {
    List<Message> javac = compile(TestCompiler.JAVAC);
    List<Message> ecj = compile(TestCompiler.ECJ);
    List<String> lines = new ArrayList<>();
    lines.add("javac: " + places(javac));
    lines.add("ecj: " + (ecj.isEmpty() ? NOTHING : places(ecj)));
    if (ecj.isEmpty()) {
      ecj = javac;
    }
    lines.add(
        "severity: "
            + both(
                javac.stream().map(Message::severity).toList(),
                ecj.stream().map(Message::severity).toList()));
    lines.add("");
    lines.add(both(texts(javac), texts(ecj)));
    return String.join("\n", lines) + "\n";
  }

  private static String places(List<Message> messages) {
    return String.join(", ", messages.stream().map(Message::place).toList());
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }

  private static String both(List<String> javac, List<String> ecj) {
    return javac.equals(ecj)
        ? String.join("\n", javac)
        : "javac " + String.join("\n", javac) + "\necj " + String.join("\n", ecj);
  }

  void update(String expected) {
    try {
      Files.writeString(folder.resolve("expected.txt"), expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
