package dev.planwright.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.PlanwrightProcessor;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has no guards pays nothing for them: CEL is not even loaded. */
class GuardsOnlyTest {

  private static final String DESK =
      """
      package shop;

      import dev.planwright.*;

      @Agent(input = Desk.Order.class)
      final class Desk {
        record Order(int total) {}

        @Action(on = Order.class%s)
        void take(Order order) {}
      }
      """;

  @TempDir Path work;

  @Test
  void agentWithoutGuard_whereCelIsMissing_compiles() throws Exception {
    assertThat(compile("")).isEmpty();
  }

  @Test
  void agentWithGuard_whereCelIsMissing_isAnErrorAndNoCrash() throws Exception {
    assertThat(compile(", when = \"total > 1\""))
        .singleElement()
        .asString()
        .startsWith("[PW002] Planwright failed on Desk: java.lang.NoClassDefFoundError:")
        .contains("dev/cel");
  }

  private List<String> compile(String guard) throws Exception {
    Path source = Files.writeString(work.resolve("Desk.java"), DESK.formatted(guard));
    URL[] withoutCel = {
      home(PlanwrightProcessor.class).toUri().toURL(),
      home(dev.planwright.Agent.class).toUri().toURL(),
      home(dev.planwright.descriptor.Descriptor.class).toUri().toURL(),
      home(org.jspecify.annotations.Nullable.class).toUri().toURL()
    };
    var said = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (URLClassLoader loader =
            new URLClassLoader(withoutCel, ClassLoader.getPlatformClassLoader());
        var manager = compiler.getStandardFileManager(said, null, null)) {
      var task =
          compiler.getTask(
              null,
              manager,
              said,
              List.of("--release", "17", "-d", work.toString(), "-cp", classPath()),
              null,
              manager.getJavaFileObjects(source));
      task.setProcessors(
          List.of(
              (Processor)
                  loader
                      .loadClass(PlanwrightProcessor.class.getName())
                      .getConstructor()
                      .newInstance()));
      task.call();
    }
    return said.getDiagnostics().stream().map(each -> each.getMessage(null)).toList();
  }

  private static String classPath() throws URISyntaxException {
    StringBuilder path = new StringBuilder();
    for (Class<?> type :
        Stream.of(
                dev.planwright.Agent.class,
                dev.planwright.runtime.AgentPlan.class,
                org.slf4j.Logger.class,
                org.jspecify.annotations.Nullable.class)
            .toList()) {
      path.append(home(type)).append(System.getProperty("path.separator"));
    }
    return path.toString();
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
