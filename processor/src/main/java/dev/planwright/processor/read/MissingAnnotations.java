package dev.planwright.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations that do not resolve, for want of an import mostly, or that have not the
 * attribute which they are given. A method whose {@code @Action} is one looks like no action, or
 * like another one, and what follows from that would only bury the compiler's own error.
 *
 * <p>ECJ shows them as annotations of an error type, and hides arguments from all but {@link
 * EcjErrors}. javac leaves them out of what a processor sees, so there the source's tree is asked;
 * where there is none either (an environment that nothing unwraps), nothing is found.
 */
abstract class MissingAnnotations {

  static MissingAnnotations of(ProcessingEnvironment environment) {
    try {
      return new InTrees(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError e) {
      return new InElements();
    }
  }

  /** Whether a class with source in this compilation, or a member of it, carries one. */
  abstract boolean areIn(TypeElement type);

  private static final class InElements extends MissingAnnotations {

    @Override
    boolean areIn(TypeElement type) {
      return areIn((Element) type);
    }

    private boolean areIn(Element element) {
      for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
        if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
          return true;
        }
      }
      return element.getEnclosedElements().stream().anyMatch(this::areIn)
          || (element instanceof ExecutableElement method
              && method.getParameters().stream().anyMatch(this::areIn));
    }
  }

  private static final class InTrees extends MissingAnnotations {

    private final Trees trees;

    InTrees(Trees trees) {
      this.trees = trees;
    }

    @Override
    boolean areIn(TypeElement type) {
      TreePath path = trees.getPath(type);
      return path != null && Boolean.TRUE.equals(new Search().scan(path, null));
    }

    private final class Search extends TreePathScanner<@Nullable Boolean, @Nullable Void> {

      @Override
      public Boolean visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
        return isMissing(new TreePath(getCurrentPath(), annotation.getAnnotationType()))
            || Boolean.TRUE.equals(scan(annotation.getArguments(), null));
      }

      /** Of an annotation: the search enters no other expression. */
      @Override
      public Boolean visitAssignment(AssignmentTree attribute, @Nullable Void unused) {
        return isMissing(new TreePath(getCurrentPath(), attribute.getVariable()))
            || Boolean.TRUE.equals(scan(attribute.getExpression(), null));
      }

      private boolean isMissing(TreePath name) {
        Element element = trees.getElement(name);
        return element == null || element.asType().getKind() == TypeKind.ERROR;
      }

      /** Bodies are not for the processor. */
      @Override
      public Boolean visitBlock(BlockTree block, @Nullable Void unused) {
        return false;
      }

      @Override
      public Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
        return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
      }
    }
  }
}
