package dev.planwright.processor.lint;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Collections without an order that decide in which order events are emitted, durable calls are
 * made, or what is returned.
 */
final class OrderCheck implements Check {

  private static final Set<String> SEQUENCES =
      Set.of(
          "java.util.List",
          "java.util.Deque",
          "java.util.LinkedHashSet",
          "java.util.LinkedHashMap",
          "java.lang.StringBuilder",
          "java.lang.String");

  private final Source source;
  private final Changes changes;

  OrderCheck(Source source) {
    this.source = source;
    changes = new Changes(source);
  }

  @Override
  public void check(Body body, Findings findings) {
    Order order = new Order(source, body);
    for (TreePath node : body.nodes()) {
      TreePath looped = looped(node);
      if (looped != null && (order.isUnordered(looped) || order.isTaken(looped))) {
        List<TreePath> inside = inside(body, node);
        if (inside.stream().anyMatch(each -> gives(body, node, each))) {
          findings.add(finding(body), looped);
        } else {
          inside.forEach(each -> take(order, each));
        }
      } else {
        takeAll(order, node);
      }
    }
    for (TreePath node : body.nodes()) {
      for (TreePath given : given(body, node)) {
        given(order, given).stream().limit(1).forEach(at -> findings.add(finding(body), at));
      }
    }
  }

  private static Finding finding(Body body) {
    return body.finding(
        Code.PW432,
        "gives away the order of a collection that has none",
        "Hash tables are laid out anew in every JVM: executed again, events and calls would come"
            + " in another order.",
        "sort it first, or use a LinkedHashMap, LinkedHashSet, TreeMap or List.");
  }

  /** What a loop or {@code forEach} goes through. */
  private @Nullable TreePath looped(TreePath node) {
    if (node.getLeaf() instanceof EnhancedForLoopTree loop) {
      return new TreePath(node, loop.getExpression());
    }
    ExecutableElement called = source.called(node);
    return called != null && called.getSimpleName().toString().startsWith("forEach")
        ? Calls.receiver(node)
        : null;
  }

  private static List<TreePath> inside(Body body, TreePath loop) {
    Tree part =
        loop.getLeaf() instanceof EnhancedForLoopTree each ? each.getStatement() : loop.getLeaf();
    return body.below(part);
  }

  /** Whether a tree in a loop emits, calls durably, or returns what depends on the round. */
  private boolean gives(Body body, TreePath loop, TreePath node) {
    if (node.getLeaf() instanceof ReturnTree returned) {
      return loop.getLeaf() instanceof EnhancedForLoopTree each
          && returned.getExpression() != null
          && names(
              new TreePath(node, returned.getExpression()), new TreePath(loop, each.getVariable()));
    }
    return body.code().givesAway(node);
  }

  private boolean names(TreePath expression, TreePath variable) {
    Element element = source.element(variable);
    return Nodes.of(expression).stream()
        .anyMatch(
            node ->
                node.getLeaf() instanceof IdentifierTree
                    && element != null
                    && element.equals(source.element(node)));
  }

  /** A list that grows in a loop without order takes that order over. */
  private void take(Order order, TreePath node) {
    TreePath target = changes.target(node);
    if (target != null && grows(target, node)) {
      takeInto(order, target);
    }
  }

  /** A text grows only by what it is itself: another one in its place may be the least of all. */
  private boolean grows(TreePath target, TreePath change) {
    return !(change.getLeaf() instanceof AssignmentTree assignment)
        || !source.isAny(source.type(target), Set.of("java.lang.String"))
        || names(new TreePath(change, assignment.getExpression()), target);
  }

  /** So does a list that all of what has no order is added to. */
  private void takeAll(Order order, TreePath node) {
    ExecutableElement called = source.called(node);
    if (called != null
        && (called.getSimpleName().contentEquals("addAll")
            || called.getSimpleName().contentEquals("putAll"))
        && Calls.arguments(node).stream()
            .anyMatch(each -> order.isUnordered(each) || order.isTaken(each))) {
      takeInto(order, Calls.receiver(node));
    }
  }

  private void takeInto(Order order, @Nullable TreePath target) {
    if (target != null
        && source.element(target) instanceof VariableElement variable
        && variable.getKind() == ElementKind.LOCAL_VARIABLE
        && source.isAny(variable.asType(), SEQUENCES)) {
      order.take(variable);
    }
  }

  /** What leaves the action at a tree: returned, emitted, or handed to a durable call. */
  private List<TreePath> given(Body body, TreePath node) {
    if (node.getLeaf() instanceof ReturnTree returned && returned.getExpression() != null) {
      return List.of(new TreePath(node, returned.getExpression()));
    }
    return body.code().givesAway(node) ? Calls.arguments(node) : List.of();
  }

  /**
   * The parts of it whose order was taken from where there is none, as far as they are its values.
   */
  private static List<TreePath> given(Order order, TreePath expression) {
    return Nodes.of(expression, order::isForgotten).stream()
        .filter(node -> node.getLeaf() instanceof ExpressionTree)
        .filter(node -> Calls.next(node) == null && order.isTaken(node))
        .toList();
  }
}
