package dev.planwright.processor.lint;

import java.lang.reflect.Field;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's own environment, the only one that its compiler trees accept. Gradle hands
 * incremental processors a wrapper, which keeps the original in a field {@code delegate}.
 */
public final class JavacEnvironment {

  private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";

  private JavacEnvironment() {}

  /** The environment of javac, or null if the compiler is another. */
  public static @Nullable ProcessingEnvironment of(ProcessingEnvironment environment) {
    if (environment.getClass().getName().equals(JAVAC)) {
      return environment;
    }
    try {
      Field delegate = environment.getClass().getDeclaredField("delegate");
      delegate.setAccessible(true);
      return delegate.get(environment) instanceof ProcessingEnvironment inner ? of(inner) : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // not javac, or wrapped by someone who does not want to be unwrapped
    }
  }
}
