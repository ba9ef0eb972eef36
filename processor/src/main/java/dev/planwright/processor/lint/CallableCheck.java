package dev.planwright.processor.lint;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;

/** What belongs to the run, used inside of what {@code durableExecute} calls. */
final class CallableCheck implements Check {

  private final Source source;
  private final RunParts parts;

  CallableCheck(Source source) {
    this.source = source;
    parts = new RunParts(source);
  }

  @Override
  public void check(Body body, Findings findings) {
    if (body.calls().stream().noneMatch(parts::isExecute)) {
      return;
    }
    for (TreePath node : Nodes.of(body.path())) {
      if (!parts.isCallable(node)) {
        continue;
      }
      List<TreePath> inside =
          node.getLeaf() instanceof MemberReferenceTree ? List.of(node) : Nodes.of(node);
      inside.stream()
          .filter(body.code()::usesTheRun)
          .findFirst()
          .ifPresent(use -> findings.add(finding(body, use), use));
    }
  }

  private Finding finding(Body body, TreePath use) {
    ExecutableElement called = Objects.requireNonNull(source.called(use));
    return body.finding(
        Code.PW455,
        "uses " + Calls.text(called) + " inside of what durableExecute calls",
        "That runs on the call pool, where memories, emitters, the context and durable calls throw.",
        "read what it needs before, and use its result after.");
  }
}
