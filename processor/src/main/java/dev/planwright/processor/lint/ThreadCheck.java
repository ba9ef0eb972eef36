package dev.planwright.processor.lint;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Work that an action gives to other threads. Where it uses what only the agent's thread may use,
 * that is said, as it throws; else, that the order of what happens is not repeated.
 */
final class ThreadCheck implements Check {

  private static final Apis THREADS =
      Apis.of(
          "java.lang.Thread new start startVirtualThread",
          "java.util.Timer schedule scheduleAtFixedRate",
          "java.util.concurrent.Executor execute",
          "java.util.concurrent.Executors *",
          "java.util.concurrent.ExecutorService submit invokeAll invokeAny",
          "java.util.concurrent.ScheduledExecutorService schedule scheduleAtFixedRate scheduleWithFixedDelay",
          "java.util.concurrent.CompletableFuture runAsync supplyAsync",
          "java.util.concurrent.ForkJoinPool new commonPool invoke",
          "java.util.concurrent.ForkJoinTask fork invoke invokeAll");

  private static final Apis PARALLEL =
      Apis.of(
          "java.util.Collection parallelStream",
          "java.util.stream.BaseStream parallel",
          "java.util.Arrays parallelPrefix parallelSetAll");

  private final Source source;
  private final Stages stages;

  ThreadCheck(Source source) {
    this.source = source;
    stages = new Stages(source);
  }

  @Override
  public void check(Body body, Findings findings) {
    Set<Tree> covered = new HashSet<>();
    for (TreePath node : body.nodes()) {
      ExecutableElement called = source.called(node);
      if (called == null || covered.contains(node.getLeaf())) {
        continue;
      }
      boolean parallel = source.isOne(PARALLEL, called);
      if (parallel || source.isOne(THREADS, called) || isAsync(node, called)) {
        List<TreePath> pipeline = pipeline(node);
        TreePath use = firstUse(body, pipeline);
        if (use != null) {
          findings.add(offThread(body, use, called), use);
        } else {
          findings.add(parallel ? parallel(body, called) : thread(body, called), node);
        }
        pipeline.forEach(each -> covered.add(each.getLeaf()));
      }
    }
  }

  private Finding offThread(Body body, TreePath use, ExecutableElement called) {
    return body.finding(
        Code.PW453,
        "uses "
            + Calls.text(Objects.requireNonNull(source.called(use)))
            + " on another thread, by "
            + Calls.text(called),
        "Durable calls, memories, emitters and the context throw off the agent's thread.",
        "do it on the agent's thread, and let stages of durable calls run at the same time.");
  }

  private Finding parallel(Body body, ExecutableElement called) {
    return body.finding(
        Code.PW412,
        "works in parallel: " + Calls.text(called),
        "What other threads do has no order, and takes cores from the host's workers.",
        "use a sequential stream.");
  }

  private Finding thread(Body body, ExecutableElement called) {
    return body.finding(
        Code.PW411,
        "gives work to another thread: " + Calls.text(called),
        "It is not part of the run: executed again it happens twice, and a crash loses it.",
        "do it in the action, or as a durable call that returns a stage.");
  }

  /** A callback of a stage that is not a durable call's. */
  private boolean isAsync(TreePath node, ExecutableElement called) {
    return called.getSimpleName().toString().endsWith("Async")
        && source.isOf(called, "java.util.concurrent.CompletionStage")
        && !stages.isCallback(node);
  }

  /**
   * The calls before and after: a stream is parallel from end to end, wherever that is said, and a
   * thread is given its work before it is started.
   */
  private static List<TreePath> pipeline(TreePath call) {
    List<TreePath> calls = new ArrayList<>();
    for (@Nullable TreePath at = Calls.receiver(call); at != null; at = Calls.receiver(at)) {
      calls.add(0, at);
    }
    for (@Nullable TreePath at = call; at != null; at = Calls.next(at)) {
      calls.add(at);
    }
    return calls;
  }

  private static @Nullable TreePath firstUse(Body body, List<TreePath> calls) {
    return calls.stream()
        .flatMap(call -> Calls.arguments(call).stream())
        .flatMap(argument -> Nodes.of(argument).stream())
        .filter(body.code()::usesTheRun)
        .findFirst()
        .orElse(null);
  }
}
