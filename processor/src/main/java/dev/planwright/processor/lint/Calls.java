package dev.planwright.processor.lint;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Looks around a call: what it is called on, what it is given, what is called on it. */
final class Calls {

  private Calls() {}

  /** As messages write it: {@code Instant.now()}, {@code new Random()}. */
  static String text(ExecutableElement called) {
    String owner = Source.name(Source.owner(called));
    return called.getKind() == ElementKind.CONSTRUCTOR
        ? "new " + owner + "()"
        : owner + "." + Source.name(called) + "()";
  }

  /** The expression that a method is called on, or null for none. */
  static @Nullable TreePath receiver(TreePath call) {
    if (call.getLeaf() instanceof MethodInvocationTree invocation
        && invocation.getMethodSelect() instanceof MemberSelectTree select) {
      return bare(new TreePath(new TreePath(call, select), select.getExpression()));
    }
    if (call.getLeaf() instanceof MemberReferenceTree reference) {
      return bare(new TreePath(call, reference.getQualifierExpression()));
    }
    return null;
  }

  /** What a call is given. */
  static List<TreePath> arguments(TreePath call) {
    List<? extends ExpressionTree> arguments =
        call.getLeaf() instanceof MethodInvocationTree invocation
            ? invocation.getArguments()
            : call.getLeaf() instanceof NewClassTree creation ? creation.getArguments() : List.of();
    List<TreePath> paths = new ArrayList<>(arguments.size());
    for (ExpressionTree argument : arguments) {
      paths.add(bare(new TreePath(call, argument)));
    }
    return paths;
  }

  /** Whether a tree is what a call is given. */
  static boolean isArgument(TreePath call, Tree tree) {
    return (call.getLeaf() instanceof MethodInvocationTree invocation
            && invocation.getArguments().contains(tree))
        || (call.getLeaf() instanceof NewClassTree creation
            && creation.getArguments().contains(tree));
  }

  /** The call whose receiver this expression is, or null. */
  static @Nullable TreePath next(TreePath expression) {
    TreePath select = outside(expression);
    TreePath call = select == null ? null : select.getParentPath();
    return select != null
            && select.getLeaf() instanceof MemberSelectTree
            && call != null
            && call.getLeaf() instanceof MethodInvocationTree invocation
            && invocation.getMethodSelect() == select.getLeaf()
        ? call
        : null;
  }

  /** What stands around an expression and its parentheses. */
  static @Nullable TreePath outside(TreePath expression) {
    TreePath parent = expression.getParentPath();
    while (parent != null && parent.getLeaf() instanceof ParenthesizedTree) {
      parent = parent.getParentPath();
    }
    return parent;
  }

  private static TreePath bare(TreePath expression) {
    Tree tree = expression.getLeaf();
    return tree instanceof ParenthesizedTree parentheses
        ? bare(new TreePath(expression, parentheses.getExpression()))
        : expression;
  }
}
