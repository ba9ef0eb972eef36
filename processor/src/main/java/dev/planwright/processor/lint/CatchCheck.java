package dev.planwright.processor.lint;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Interruptions that are swallowed, and durable calls whose unwinding is caught. */
final class CatchCheck implements Check {

  private static final Set<String> TOO_WIDE = Set.of("java.lang.Throwable", "java.lang.Error");

  private final Source source;

  CatchCheck(Source source) {
    this.source = source;
  }

  @Override
  public void check(Body body, Findings findings) {
    for (TreePath node : body.nodes()) {
      if (node.getLeaf() instanceof TryTree guarded) {
        for (CatchTree caught : guarded.getCatches()) {
          check(body, guarded, new TreePath(node, caught), findings);
        }
      }
    }
  }

  private void check(Body body, TryTree guarded, TreePath caught, Findings findings) {
    for (TreePath type : types(caught)) {
      String name = String.valueOf(source.type(type));
      if (name.equals("java.lang.InterruptedException") && swallows(caught)) {
        findings.add(
            body.finding(
                Code.PW451,
                "swallows an interruption",
                "The host interrupts to stop or to time out; a thread that does not see it goes on.",
                "throw it again, or call Thread.currentThread().interrupt()."),
            type);
      } else if (TOO_WIDE.contains(name) && !passesOn(caught)) {
        durableCall(body, guarded)
            .forEach(
                call ->
                    findings.add(
                        body.finding(
                            Code.PW452,
                            "catches "
                                + name.substring("java.lang.".length())
                                + " around a durable call: "
                                + Calls.text(Objects.requireNonNull(source.called(call))),
                            "An action whose call is away is left by an Error, and comes back when"
                                + " the outcome is there.",
                            "catch what the call declares, or DurableCallException."),
                        type));
      }
    }
  }

  private static List<TreePath> types(TreePath caught) {
    TreePath parameter = new TreePath(caught, ((CatchTree) caught.getLeaf()).getParameter());
    Tree type = ((CatchTree) caught.getLeaf()).getParameter().getType();
    TreePath path = new TreePath(parameter, type);
    return type instanceof UnionTypeTree union
        ? union.getTypeAlternatives().stream().map(each -> new TreePath(path, each)).toList()
        : List.of(path);
  }

  /** The first durable call that is guarded, if there is one. */
  private static List<TreePath> durableCall(Body body, TryTree guarded) {
    List<TreePath> nodes = new ArrayList<>();
    guarded.getResources().forEach(each -> nodes.addAll(body.below(each)));
    nodes.addAll(body.below(guarded.getBlock()));
    return nodes.stream().filter(body.code()::makesDurableCall).limit(1).toList();
  }

  /** Neither thrown on nor set again. */
  private boolean swallows(TreePath caught) {
    return Nodes.of(caught).stream()
        .noneMatch(node -> node.getLeaf() instanceof ThrowTree || isInterrupt(node));
  }

  private boolean isInterrupt(TreePath node) {
    ExecutableElement called = source.called(node);
    return called != null
        && called.getSimpleName().contentEquals("interrupt")
        && source.isOf(called, "java.lang.Thread");
  }

  /** Whether a handler ends by throwing what it caught. */
  private static boolean passesOn(TreePath caught) {
    CatchTree tree = (CatchTree) caught.getLeaf();
    List<? extends StatementTree> statements = tree.getBlock().getStatements();
    return !statements.isEmpty()
        && statements.get(statements.size() - 1) instanceof ThrowTree thrown
        && thrown.getExpression() instanceof IdentifierTree name
        && name.getName().equals(tree.getParameter().getName());
  }
}
