package dev.planwright.processor.lint;

import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import javax.lang.model.element.ExecutableElement;

/** Waiting for the stage of a durable call, and callbacks of one on other threads. */
final class StageCheck implements Check {

  private final Source source;
  private final Stages stages;

  StageCheck(Source source) {
    this.source = source;
    stages = new Stages(source);
  }

  @Override
  public void check(Body body, Findings findings) {
    for (TreePath node : body.nodes()) {
      ExecutableElement called = source.called(node);
      if (called == null) {
        continue;
      }
      if (stages.isWait(node)) {
        findings.add(
            body.finding(
                Code.PW414,
                "waits for a durable call with " + Source.name(called) + "()",
                "The outcome is handed over on the agent's thread, which waits: this throws.",
                "return the stage, or chain on it with thenApply."),
            node);
      } else if (stages.isCallback(node) && takesExecutor(called)) {
        String name = Source.name(called);
        findings.add(
            body.finding(
                Code.PW415,
                "hands a callback of a durable call to an executor: " + name + "()",
                "A callback off the agent's thread cannot be repeated in order: this throws.",
                "leave the executor out: " + name + " runs in the run's turn."),
            node);
      }
    }
  }

  private boolean takesExecutor(ExecutableElement called) {
    return called.getParameters().stream()
        .anyMatch(each -> source.isA(each.asType(), "java.util.concurrent.Executor"));
  }
}
