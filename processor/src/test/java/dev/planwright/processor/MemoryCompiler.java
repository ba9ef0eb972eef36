package dev.planwright.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.Agent;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.runtime.AgentPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * A compiler that keeps what it writes in memory and its class path open from one compilation to
 * the next: for tests that compile thousands of times. For one thread.
 */
public final class MemoryCompiler implements AutoCloseable {

  /**
   * What the compiler said.
   *
   * @param kind error, warning or other
   * @param code the compiler's own name of the message; of no use on ECJ
   * @param file the name of the source, empty if it stands nowhere
   * @param position offset in the source, or -1
   * @param text the whole message
   */
  public record Said(Diagnostic.Kind kind, String code, String file, long position, String text) {

    /** Whether it is an error. */
    public boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    /** Whether the processor said it. */
    public boolean isPlanwright() {
      return text.startsWith("[PW");
    }
  }

  /**
   * What came of a compilation.
   *
   * @param said everything, in order
   * @param written sources and resources that were generated, by path
   * @param classes the number of bytes of class files
   */
  public record Outcome(List<Said> said, Map<String, String> written, long classes) {

    /** The errors. */
    public List<Said> errors() {
      return said.stream().filter(Said::isError).toList();
    }
  }

  private static final List<Class<?>> USERS =
      List.of(
          Agent.class,
          AgentPlan.class,
          Descriptor.class,
          org.slf4j.Logger.class,
          org.jspecify.annotations.Nullable.class);

  private static final Pattern CEL =
      Pattern.compile("[/\\\\](cel|antlr|guava|failureaccess|protobuf|re2j)[^/\\\\]*\\.jar$");

  private final boolean ecj;
  private final JavaCompiler tool;
  private final StandardJavaFileManager files;
  private final Path folder;

  private MemoryCompiler(boolean ecj, Class<?>... more) {
    this.ecj = ecj;
    this.tool = ecj ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
    this.files = tool.getStandardFileManager(null, Locale.ROOT, UTF_8);
    try {
      folder = Files.createTempDirectory("planwright");
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.concat(USERS.stream(), Stream.of(more)).map(MemoryCompiler::home).toList());
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The running JDK's.
   *
   * @param more classes whose jars or folders sources may use, besides annotations and runtime
   */
  public static MemoryCompiler javac(Class<?>... more) {
    return new MemoryCompiler(false, more);
  }

  /** Eclipse's. */
  public static MemoryCompiler ecj(Class<?>... more) {
    return new MemoryCompiler(true, more);
  }

  /** Compiles sources, by path, with these processors; with none, nothing is processed. */
  public Outcome compile(
      Map<String, String> sources, List<? extends Processor> processors, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    if (processors.isEmpty()) {
      all.add("-proc:none");
    }
    if (ecj) {
      all.addAll(List.of("-source", "17", "-target", "17"));
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    Written written = new Written(files);
    JavaCompiler.CompilationTask task =
        tool.getTask(
            new StringWriter(),
            written,
            said,
            all,
            null,
            ecj ? onDisk(sources) : inMemory(sources));
    task.setLocale(Locale.ROOT);
    if (!processors.isEmpty()) {
      task.setProcessors(processors);
    }
    task.call();
    return new Outcome(
        said.getDiagnostics().stream().map(this::said).toList(),
        written.texts(),
        written.classes());
  }

  private static Iterable<JavaFileObject> inMemory(Map<String, String> sources) {
    List<JavaFileObject> objects = new ArrayList<>();
    sources.forEach((path, text) -> objects.add(new Source(path, text)));
    return objects;
  }

  /** ECJ looks for its sources on the disk, whatever the file manager says. */
  private Iterable<? extends JavaFileObject> onDisk(Map<String, String> sources) {
    try {
      clear();
      List<Path> paths = new ArrayList<>();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path path = folder.resolve(source.getKey());
        Files.createDirectories(path.getParent());
        paths.add(Files.writeString(path, source.getValue()));
      }
      return files.getJavaFileObjectsFromPaths(paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> old = Files.walk(folder)) {
      for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.delete(each);
        }
      }
    }
  }

  private Said said(Diagnostic<? extends JavaFileObject> each) {
    String file = each.getSource() == null ? "" : each.getSource().toUri().getPath();
    String root = ecj && file.startsWith(folder.toUri().getPath()) ? folder.toUri().getPath() : "/";
    return new Said(
        each.getKind(),
        String.valueOf(each.getCode()),
        file.startsWith(root) ? file.substring(root.length()) : file,
        each.getPosition(),
        each.getMessage(Locale.ROOT));
  }

  /** What users have on their class path. */
  public static String classPath() {
    return path(USERS);
  }

  /** What users name as the processor's path; CEL, which a released processor has inside. */
  public static String processorPath() {
    Stream<String> cel =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> CEL.matcher(entry).find());
    return Stream.concat(
            Stream.of(path(List.of(PlanwrightProcessor.class, Agent.class, Descriptor.class))), cel)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or folder that a class came from. */
  public static String homeOf(Class<?> type) {
    return home(type).toString();
  }

  private static String path(List<Class<?>> types) {
    return types.stream()
        .map(type -> home(type).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      files.close();
      clear();
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean written;

    Output(String path, Kind kind) {
      super(URI.create("memory:///" + path), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      written = true;
      return bytes;
    }

    /** A processor may ask for a file to find out whether it is there. */
    @Override
    public InputStream openInputStream() throws IOException {
      if (!written) {
        throw new FileNotFoundException(getName());
      }
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) throws IOException {
      if (!written) {
        throw new FileNotFoundException(getName());
      }
      return bytes.toString(UTF_8);
    }
  }

  /** Everything that one compilation writes. */
  private static final class Written extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, Output> outputs = new TreeMap<>();

    Written(JavaFileManager files) {
      super(files);
    }

    Map<String, String> texts() {
      Map<String, String> texts = new TreeMap<>();
      outputs.forEach(
          (path, output) -> {
            if (output.written && output.getKind() != Kind.CLASS) {
              texts.put(path, output.bytes.toString(UTF_8));
            }
          });
      return texts;
    }

    long classes() {
      return outputs.values().stream()
          .filter(output -> output.getKind() == Kind.CLASS)
          .mapToLong(output -> output.bytes.size())
          .sum();
    }

    @Override
    public boolean hasLocation(Location location) {
      return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, Kind kind, FileObject sibling) {
      return output(name.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String path, FileObject sibling) {
      return output(path, Kind.OTHER);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String path)
        throws IOException {
      Output output = outputs.get(path);
      if (output == null) {
        throw new FileNotFoundException(path);
      }
      return output;
    }

    private Output output(String path, Kind kind) {
      return outputs.computeIfAbsent(path, each -> new Output(each, kind));
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
      return one.toUri().equals(other.toUri());
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      if (file instanceof Output || file instanceof Source) {
        String path = file.getName();
        return path.substring(1, path.lastIndexOf('.')).replace('/', '.');
      }
      return super.inferBinaryName(location, file);
    }

    @Override
    public void flush() {}

    /** The class path stays open for the next compilation. */
    @Override
    public void close() {}
  }
}
