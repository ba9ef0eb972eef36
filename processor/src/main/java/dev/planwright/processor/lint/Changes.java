package dev.planwright.processor.lint;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import java.util.Collections;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Recognises what changes a variable or the JDK's collection, buffer or counter in it. */
final class Changes {

  private static final Set<String> COUNTERS =
      Set.of(
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicIntegerArray",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicLongArray",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.concurrent.atomic.AtomicReferenceArray",
          "java.util.concurrent.atomic.DoubleAccumulator",
          "java.util.concurrent.atomic.DoubleAdder",
          "java.util.concurrent.atomic.LongAccumulator",
          "java.util.concurrent.atomic.LongAdder",
          "java.lang.ThreadLocal");

  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.BitSet",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer");

  /** First words of the methods that change one of them. */
  private static final Set<String> VERBS =
      Set.of(
          "add", "append", "clear", "compute", "delete", "flip", "insert", "merge", "offer", "poll",
          "pop", "push", "put", "remove", "replace", "retain", "reverse", "set", "sort");

  private final Source source;

  Changes(Source source) {
    this.source = source;
  }

  /** The variable that a tree changes, as the tree names it; null if it changes none. */
  @Nullable TreePath target(TreePath node) {
    Tree tree = node.getLeaf();
    return switch (tree.getKind()) {
      case ASSIGNMENT -> variable(node, ((AssignmentTree) tree).getVariable());
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          variable(node, ((UnaryTree) tree).getExpression());
      case METHOD_INVOCATION, MEMBER_REFERENCE -> {
        ExecutableElement called = source.called(node);
        yield called != null && changesReceiver(called) ? Calls.receiver(node) : null;
      }
      default ->
          tree instanceof CompoundAssignmentTree assignment
              ? variable(node, assignment.getVariable())
              : null;
    };
  }

  /** Whether what a variable holds is there to be changed. */
  boolean isCounter(VariableElement variable) {
    return source.isAny(variable.asType(), COUNTERS);
  }

  private boolean changesReceiver(ExecutableElement called) {
    Set<String> lineage = source.lineage(Source.owner(called));
    if (!Collections.disjoint(lineage, COUNTERS)) {
      return true;
    }
    return VERBS.contains(firstWord(Source.name(called)))
        && !Collections.disjoint(lineage, MUTABLE);
  }

  private static String firstWord(String name) {
    int end = 0;
    while (end < name.length() && !Character.isUpperCase(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private static TreePath variable(TreePath path, ExpressionTree expression) {
    TreePath below = new TreePath(path, expression);
    if (expression instanceof ArrayAccessTree access) {
      return variable(below, access.getExpression());
    }
    return expression instanceof ParenthesizedTree parentheses
        ? variable(below, parentheses.getExpression())
        : below;
  }
}
