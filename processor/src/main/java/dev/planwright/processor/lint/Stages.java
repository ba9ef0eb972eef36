package dev.planwright.processor.lint;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Recognises the stages of durable calls, also under the types of the JDK. */
final class Stages {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";
  private static final Set<String> WAITS = Set.of("join", "get");

  private final Source source;
  private final RunParts parts;

  Stages(Source source) {
    this.source = source;
    parts = new RunParts(source);
  }

  /** Whether a tree waits for the stage of a durable call. */
  boolean isWait(TreePath call) {
    ExecutableElement called = source.called(call);
    return called != null
        && WAITS.contains(called.getSimpleName().toString())
        && source.isOf(called, FUTURE)
        && isDurable(Calls.receiver(call));
  }

  /** Whether a tree chains on the stage of a durable call. */
  boolean isCallback(TreePath call) {
    ExecutableElement called = source.called(call);
    return called != null && source.isOf(called, STAGE) && isDurable(Calls.receiver(call));
  }

  /** Whether an expression is the stage of a durable call, or one that was made from it. */
  boolean isDurable(@Nullable TreePath expression) {
    if (expression == null) {
      return false;
    }
    if (source.isA(source.type(expression), RunParts.STAGE)) {
      return true;
    }
    ExecutableElement called = source.called(expression);
    if (called != null) {
      return (parts.isDurable(called) && source.isA(source.type(expression), STAGE))
          || isCallback(expression);
    }
    return source.element(expression) instanceof VariableElement variable
        && variable.getKind() == ElementKind.LOCAL_VARIABLE
        && isDurable(initializer(expression, variable));
  }

  private @Nullable TreePath initializer(TreePath use, Element variable) {
    TreePath method = use;
    while (method != null && !(method.getLeaf() instanceof MethodTree)) {
      method = method.getParentPath();
    }
    if (method == null) {
      return null;
    }
    return Nodes.of(method).stream()
        .filter(
            node ->
                node.getLeaf() instanceof VariableTree declaration
                    && declaration.getInitializer() != null
                    && variable.equals(source.element(node)))
        .map(node -> new TreePath(node, ((VariableTree) node.getLeaf()).getInitializer()))
        .findFirst()
        .orElse(null);
  }
}
