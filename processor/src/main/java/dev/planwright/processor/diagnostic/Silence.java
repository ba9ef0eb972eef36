package dev.planwright.processor.diagnostic;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code @SuppressWarnings}. */
public final class Silence {

  private Silence() {}

  /** Whether a declaration itself silences a code. */
  public static boolean on(Element element, Code code) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals("java.lang.SuppressWarnings")
          && mirror.getElementValues().values().stream().anyMatch(v -> names(v, code.name()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a declaration or one around it silences a code. */
  public static boolean around(Element element, Code code) {
    for (@Nullable Element at = element; at != null; at = at.getEnclosingElement()) {
      if (on(at, code)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(AnnotationValue value, String code) {
    if (value.getValue() instanceof List<?> values) {
      return values.stream().anyMatch(v -> v instanceof AnnotationValue one && names(one, code));
    }
    return code.equals(value.getValue());
  }
}
