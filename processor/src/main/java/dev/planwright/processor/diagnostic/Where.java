package dev.planwright.processor.diagnostic;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a diagnostic stands: the most exact of annotation value, annotation and element that is
 * known.
 *
 * <p>Valid for one processing round only. Compilers that ignore the value fall back to the
 * annotation by themselves.
 *
 * @param element what the annotation is on, or what is meant
 * @param mirror the annotation
 * @param value the attribute's value, or one element of it
 */
public record Where(
    Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {

  /** At an element. */
  public static Where of(Element element) {
    return new Where(element, null, null);
  }
}
