package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.fuzz.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/**
 * What Gradle asks of a processor whose output it compiles again only where a source changed: it is
 * declared isolating, and every file comes from exactly one class.
 */
class IncrementalBuildTest {

  @Test
  void processors_withoutException_areIsolating() throws IOException {
    List<String> declared;
    try (InputStream file =
        PlanwrightProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      declared = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> ours =
        ServiceLoader.load(Processor.class).stream()
            .map(provider -> provider.type().getName())
            .filter(name -> name.startsWith("dev.planwright."))
            .toList();

    assertThat(ours).contains(PlanwrightProcessor.class.getName());
    assertThat(declared)
        .containsExactlyInAnyOrderElementsOf(
            ours.stream().map(name -> name + ",isolating").toList());
  }

  @Test
  void generatedFiles_ofEverySample_haveOneOrigin() {
    for (Corpus.Sample sample : Corpus.good()) {
      Map<String, List<Element>> origins = new TreeMap<>();
      MemoryCompiler.Outcome outcome;
      try (MemoryCompiler javac = MemoryCompiler.javac()) {
        outcome = javac.compile(sample.sources(), List.of(new Recording(origins)));
      }

      assertThat(origins).hasSameSizeAs(outcome.written()).isNotEmpty();
      assertThat(origins).allSatisfy((file, elements) -> assertThat(elements).hasSize(1));
      assertThat(origins)
          .allSatisfy(
              (file, elements) -> assertThat(file).contains(elements.get(0).getSimpleName()));
    }
  }

  /** The processor, with a filer that remembers what each file was said to come from. */
  private static final class Recording extends AbstractProcessor {

    private final PlanwrightProcessor processor = new PlanwrightProcessor();
    private final Map<String, List<Element>> origins;

    Recording(Map<String, List<Element>> origins) {
      this.origins = origins;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer =
          proxy(
              Filer.class,
              environment.getFiler(),
              (method, arguments) -> {
                if (method.startsWith("create")) {
                  // createResource(location, package, name, origins...), others (name, origins...)
                  int name = method.equals("createResource") ? 2 : 0;
                  Element[] elements = (Element[]) arguments[arguments.length - 1];
                  origins.put(arguments[name].toString(), new ArrayList<>(List.of(elements)));
                }
                return null;
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              environment,
              (method, arguments) -> method.equals("getFiler") ? filer : null));
    }

    private interface Answer {
      Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T real, Answer answer) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                Object own = answer.of(method.getName(), arguments);
                try {
                  return own != null ? own : method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
