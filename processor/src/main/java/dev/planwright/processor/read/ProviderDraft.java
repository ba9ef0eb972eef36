package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A {@code @Provides} method.
 *
 * @param owner the class that declares it
 * @param method the method
 * @param key what it provides
 * @param where where its mistakes stand: at the method if it is compiled here, else at the agent's
 *     {@code resources}
 * @param broken whether it is reported already, so that what needs it is not
 */
record ProviderDraft(
    TypeElement owner, ExecutableElement method, ResourceKey key, Where where, boolean broken) {

  /** As messages write it: {@code DeskResources.rebooking}. */
  String name() {
    return SourceTypes.name(owner) + "." + SourceTypes.name(method);
  }

  TypeMirror type() {
    return method.getReturnType();
  }

  List<? extends VariableElement> parameters() {
    return method.getParameters();
  }
}
