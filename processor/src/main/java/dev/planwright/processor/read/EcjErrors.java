package dev.planwright.processor.read;

import java.util.Arrays;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * Finds what ECJ has said of headers before any processor looks at them.
 *
 * <p>ECJ hides more than it shows of what does not resolve. A member that names a class which is
 * missing in another, {@code Bank.Payments}, is left out, so an agent without its constructor looks
 * like one that hides it; {@code CompletionStage<Bank.Answer>} becomes {@code CompletionStage<T>};
 * and an argument goes for which the annotation has no attribute. What it reported so far is asked
 * for by reflection. Anything unexpected there, and javac, count as nothing found.
 */
final class EcjErrors {

  private static final String MODEL = "org.eclipse.jdt.internal.compiler.apt.model.";

  private EcjErrors() {}

  /**
   * Whether there is an error in a class with source in this compilation. Bodies come after the
   * processors; annotations come when they are asked for.
   *
   * @param isComing whether the class with this simple name is about to be written, so that its
   *     absence is no error
   */
  static boolean areIn(TypeElement type, Predicate<String> isComing) {
    if (!type.getClass().getName().startsWith(MODEL)) {
      return false;
    }
    try {
      Object declaration = field(field(field(type, "_binding"), "scope"), "referenceContext");
      Range range = Range.of(declaration);
      Object[] problems = (Object[]) field(field(declaration, "compilationResult"), "problems");
      for (Object problem : problems) {
        if (problem != null && new Problem(problem).isErrorIn(range, isComing)) {
          return true;
        }
      }
      return false;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false; // no problem yet, or an ECJ that is made otherwise
    }
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    return object.getClass().getField(name).get(object);
  }

  /** Of characters in the source. */
  private record Range(int first, int last) {

    static Range of(Object declaration) throws ReflectiveOperationException {
      return new Range(
          (int) field(declaration, "declarationSourceStart"),
          (int) field(declaration, "declarationSourceEnd"));
    }
  }

  /** One that was reported; how it is wrapped differs between ECJ's front ends. */
  private record Problem(Object problem) {

    boolean isErrorIn(Range range, Predicate<String> isComing) throws ReflectiveOperationException {
      int at = (int) get("getSourceStart");
      return (boolean) get("isError")
          && range.first() <= at
          && at <= range.last()
          && Arrays.stream((String[]) get("getArguments"))
              .map(name -> name.substring(name.lastIndexOf('.') + 1))
              .noneMatch(isComing);
    }

    private Object get(String method) throws ReflectiveOperationException {
      return Class.forName(
              "org.eclipse.jdt.core.compiler.IProblem", false, problem.getClass().getClassLoader())
          .getMethod(method)
          .invoke(problem);
    }
  }
}
