package dev.planwright.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.PlanwrightProcessor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Guards of the agent {@code random.Desk}, compiled by the processor without any complaint. */
final class CompiledGuards implements AutoCloseable {

  private final URLClassLoader loader;

  private CompiledGuards(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Compiles guards.
   *
   * @param types the agent's member types, among them {@code Order}, which the guards are about
   */
  static CompiledGuards of(Path work, String types, List<String> guards) throws IOException {
    StringBuilder source =
        new StringBuilder(
            """
            package random;

            import dev.planwright.*;
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.util.*;

            @Agent(input = Desk.Order.class)
            final class Desk {
            """);
    source.append(types);
    for (int i = 0; i < guards.size(); i++) {
      source.append(
          "  @Action(on = Order.class, when = \"%s\")\n  void g%d(Order order) {}\n"
              .formatted(guards.get(i), i));
    }
    Path file = Files.writeString(work.resolve("Desk.java"), source.append("}\n"));
    var said = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(said, null, null)) {
      var task =
          compiler.getTask(
              null,
              manager,
              said,
              List.of("-Xlint:all,-processing,-options", "-d", work.toString(), "-cp", classPath()),
              null,
              manager.getJavaFileObjects(file));
      task.setProcessors(List.of(new PlanwrightProcessor()));
      task.call();
    }
    assertThat(said.getDiagnostics()).isEmpty();
    return new CompiledGuards(
        new URLClassLoader(
            new URL[] {work.toUri().toURL()}, CompiledGuards.class.getClassLoader()));
  }

  ClassLoader loader() {
    return loader;
  }

  /** The guard of this number, a static method of an {@code Order}. */
  Method method(int number) throws ReflectiveOperationException {
    Class<?> guards = loader.loadClass("random.DeskPlan$Guards");
    Method method = guards.getDeclaredMethod("g" + number, loader.loadClass("random.Desk$Order"));
    method.setAccessible(true);
    return method;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static String classPath() {
    return Stream.of(
            dev.planwright.Agent.class,
            dev.planwright.runtime.AgentPlan.class,
            org.slf4j.Logger.class,
            org.jspecify.annotations.Nullable.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .reduce((a, b) -> a + System.getProperty("path.separator") + b)
        .orElseThrow();
  }
}
