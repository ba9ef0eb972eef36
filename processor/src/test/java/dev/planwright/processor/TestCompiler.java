package dev.planwright.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.Agent;
import dev.planwright.processor.lint.DeterminismLint;
import dev.planwright.runtime.AgentPlan;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The two compilers that every test of the processor runs on, in process. */
enum TestCompiler {
  JAVAC,
  ECJ;

  /**
   * What a compiler said.
   *
   * @param severity error, warning or note
   * @param place {@code Desk.java:31:16}, or {@code -} for none
   * @param text the whole message
   */
  record Message(String severity, String place, String text) {

    boolean isPlanwright() {
      return text.startsWith("[PW");
    }
  }

  /**
   * The result of a compilation.
   *
   * @param messages everything that was said, in order
   * @param generated generated files by their path under the output folder
   */
  record Result(List<Message> messages, Map<String, String> generated) {

    List<Message> errors() {
      return messages.stream().filter(each -> each.severity().equals("error")).toList();
    }
  }

  JavaCompiler tool() {
    return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
  }

  /** Compiles sources with fresh processors against the annotations and the runtime. */
  Result compile(Map<String, String> sources, String... options) {
    return compile(
        sources, true, List.of(new DeterminismLint(), new PlanwrightProcessor()), options);
  }

  /**
   * Compiles sources.
   *
   * @param processors null if they are to be found on the processor path
   */
  Result compile(
      Map<String, String> sources,
      boolean withRuntime,
      @Nullable List<Processor> processors,
      String... options) {
    return compile(sources, Map.of(), withRuntime, processors, options);
  }

  /** Compiles where the class output already holds {@code resources}, by path. */
  Result compile(
      Map<String, String> sources,
      Map<String, String> resources,
      boolean withRuntime,
      List<Processor> processors,
      String... options) {
    try {
      Path work = Files.createTempDirectory("planwright");
      try {
        return compileIn(work, sources, resources, withRuntime, processors, List.of(options));
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result compileIn(
      Path work,
      Map<String, String> sources,
      Map<String, String> resources,
      boolean withRuntime,
      @Nullable List<Processor> processors,
      List<String> more)
      throws IOException {
    Path in = Files.createDirectory(work.resolve("in"));
    Path out = Files.createDirectory(work.resolve("out"));
    Path generated = Files.createDirectory(work.resolve("generated"));
    write(resources, out);
    List<Path> files = write(sources, in);
    String paths =
        classPath(withRuntime).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        new ArrayList<>(
            List.of(
                "-d",
                out.toString(),
                "-s",
                generated.toString(),
                "-classpath",
                paths,
                "-encoding",
                "UTF-8"));
    options.addAll(language());
    options.addAll(more);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavaCompiler compiler = tool();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      // ECJ asks the file manager for classes, and its own begins with this JVM's class path.
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath(withRuntime));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              manager,
              said,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      if (processors != null) {
        task.setProcessors(processors);
      }
      task.call();
    }
    List<Message> messages =
        said.getDiagnostics().stream()
            .map(each -> message(each, in))
            .filter(each -> !isEcjStyle(each))
            .toList();
    return new Result(messages, contents(generated, out));
  }

  /**
   * Opening the signatures of an older JDK takes longer than a sample, so only a newer one does.
   */
  private List<String> language() {
    return Runtime.version().feature() == 17
        ? List.of("-source", "17", "-target", "17")
        : List.of("--release", "17");
  }

  private static List<Path> write(Map<String, String> contents, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> each : contents.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, each.getValue()));
    }
    return files;
  }

  private Message message(Diagnostic<? extends JavaFileObject> said, Path in) {
    String place = "-";
    if (said.getSource() != null && said.getLineNumber() > 0) {
      Path file = Path.of(said.getSource().toUri());
      place =
          (file.startsWith(in) ? in.relativize(file) : file.getFileName())
              + ":"
              + said.getLineNumber()
              + ":"
              + said.getColumnNumber();
    }
    String severity =
        switch (said.getKind()) {
          case ERROR -> "error";
          case WARNING, MANDATORY_WARNING -> "warning";
          default -> "note";
        };
    return new Message(severity, place, text(said.getMessage(Locale.ROOT)));
  }

  /**
   * ECJ warns of style, also in generated code; to turn that off turns off a processor's warnings.
   */
  private boolean isEcjStyle(Message message) {
    return this == ECJ && message.severity().equals("warning") && !message.isPlanwright();
  }

  /** javac shows every line after the first two spaces further in. */
  private String text(String message) {
    return this == JAVAC ? message.replace("\n  ", "\n") : message;
  }

  private static List<Path> classPath(boolean withRuntime) {
    List<Path> entries = new ArrayList<>(List.of(home(Agent.class)));
    if (withRuntime) {
      entries.add(home(AgentPlan.class));
      entries.add(home(Logger.class));
      entries.add(home(Nullable.class));
    }
    return entries;
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> contents(Path... roots) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!file.toString().endsWith(".class")) {
            contents.put(
                root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
          }
        }
      }
    }
    return contents;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
