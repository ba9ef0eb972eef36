package dev.planwright.processor.lint;

import dev.planwright.processor.diagnostic.Severities;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Warns of what an action must not do outside durable calls, because the action may be executed
 * again.
 *
 * <p>A processor runs before the compiler knows the types of expressions, so this one only waits
 * for actions and then asks javac to be called when a class has been analysed; see {@link
 * AnalyzedClasses}. On a compiler that is not javac it does nothing, and loads none of the classes
 * that only javac has.
 *
 * <p>It claims no annotation and has to stand before {@code PlanwrightProcessor}, which claims all
 * of Planwright's: javac asks no processor after the last annotation is claimed.
 */
public final class DeterminismLint extends AbstractProcessor {

  private static final String ACTION = "dev.planwright.Action";

  private final Set<String> agents = new HashSet<>();
  private boolean installed;

  /** For the compiler. */
  public DeterminismLint() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ACTION, RunParts.AGENT);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(Severities.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(RunParts.AGENT)) {
        round.getElementsAnnotatedWith(annotation).forEach(agent -> agents.add(agent.toString()));
      }
    }
    if (!installed) {
      installed = true;
      ProcessingEnvironment javac = JavacEnvironment.of(processingEnv);
      if (javac != null) {
        String severities = processingEnv.getOptions().get(Severities.OPTION);
        AnalyzedClasses.watch(javac, Severities.parse(severities), agents);
      }
    }
    return false;
  }
}
