package dev.planwright.processor.lint;

import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Durable calls while a lock is held. */
final class LockCheck implements Check {

  private final Source source;

  LockCheck(Source source) {
    this.source = source;
  }

  @Override
  public void check(Body body, Findings findings) {
    if (body.method().getModifiers().contains(Modifier.SYNCHRONIZED)) {
      say(body, body.nodes(), findings);
    }
    for (TreePath node : body.nodes()) {
      if (node.getLeaf() instanceof SynchronizedTree locked) {
        say(body, body.below(locked.getBlock()), findings);
      } else if (node.getLeaf() instanceof TryTree locked
          && locked.getFinallyBlock() != null
          && unlocks(new TreePath(node, locked.getFinallyBlock()))) {
        say(body, body.below(locked.getBlock()), findings);
      }
    }
  }

  private void say(Body body, List<TreePath> held, Findings findings) {
    for (TreePath node : held) {
      if (body.code().makesDurableCall(node)) {
        ExecutableElement called = Objects.requireNonNull(source.called(node));
        findings.add(
            body.finding(
                Code.PW454,
                "makes a durable call while it holds a lock: " + Calls.text(called),
                "The call leaves the action, which is executed again: what the lock protects is not.",
                "call before or after; the runs of a key need no lock, they are one at a time."),
            node);
        return;
      }
    }
  }

  private boolean unlocks(TreePath block) {
    return Nodes.of(block).stream()
        .map(source::called)
        .anyMatch(
            called ->
                called != null
                    && called.getSimpleName().contentEquals("unlock")
                    && source.isOf(called, "java.util.concurrent.locks.Lock"));
  }
}
