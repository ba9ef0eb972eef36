package dev.planwright.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.Agent;
import dev.planwright.processor.PlanwrightProcessor;
import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Sources of agents, to be compiled with the processor.
 *
 * @param files by path
 */
record AgentSources(Map<String, String> files) {

  /** A compiler that the processor must run on. */
  enum Compiler {
    JAVAC,
    ECJ
  }

  /**
   * What came of it.
   *
   * @param messages errors and warnings
   * @param written generated sources and resources by path
   * @param classes the folder with the classes
   */
  record Compiled(List<String> messages, Map<String, String> written, Path classes) {}

  /** Every source below a folder. */
  static AgentSources in(Path root) throws IOException {
    return new AgentSources(contents(root, ".java"));
  }

  /** Text files below a folder by their path in it. */
  static Map<String, String> contents(Path root, String... endings) throws IOException {
    var contents = new TreeMap<String, String>();
    if (Files.exists(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
            contents.put(
                root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
          }
        }
      }
    }
    return contents;
  }

  /** Compiles everything in {@code work}, an empty folder. */
  Compiled compile(Compiler compiler, Path work, String... more) throws IOException {
    Path in = work.resolve("in");
    Path generated = Files.createDirectories(work.resolve("generated"));
    Path classes = Files.createDirectories(work.resolve("classes"));
    var paths = new ArrayList<Path>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = in.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      paths.add(Files.writeString(path, file.getValue()));
    }
    var options =
        new ArrayList<>(
            List.of("--release", "17", "-d", classes.toString(), "-s", generated.toString()));
    options.addAll(List.of(more));
    if (!options.contains("--module-path")) {
      options.addAll(List.of("-classpath", classPath()));
    }
    var said = new DiagnosticCollector<JavaFileObject>();
    var log = new StringWriter();
    JavaCompiler tool =
        compiler == Compiler.JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    try (StandardJavaFileManager manager = tool.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      JavaCompiler.CompilationTask task =
          tool.getTask(
              log, manager, said, options, null, manager.getJavaFileObjectsFromPaths(paths));
      task.setProcessors(List.of(new PlanwrightProcessor()));
      task.call();
    }
    Map<String, String> written = contents(generated, ".java");
    written.putAll(contents(classes, ".json", ".mmd"));
    return new Compiled(
        said.getDiagnostics().stream()
            .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
            .map(each -> each.getKind() + ": " + each.getMessage(Locale.ROOT))
            .toList(),
        written,
        classes);
  }

  /** What users have on their class path. */
  static String classPath() {
    return Stream.of(
            Agent.class,
            AgentPlan.class,
            org.slf4j.Logger.class,
            org.jspecify.annotations.Nullable.class)
        .map(type -> origin(type).toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** The folder or jar that a class comes from. */
  static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
