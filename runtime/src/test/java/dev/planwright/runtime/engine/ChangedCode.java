package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;

/**
 * A run begins under one code and, its process dead in the middle, goes on under another. Each test
 * says which calls are executed then, of those that the first code recorded and those that are new.
 */
abstract class ChangedCode {

  final SurvivingStore store = new SurvivingStore();
  final List<String> executed = Collections.synchronizedList(new ArrayList<>());
  final List<String> keys = Collections.synchronizedList(new ArrayList<>());

  /** What was unfinished when the first code died, as a host saves it. */
  final List<UnfinishedRun<String>> saved = new ArrayList<>();

  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Runnable died = () -> {};

  /** A call that tells its name and argument. */
  String call(Scope s, String id, String argument) {
    return s.call(id, argument, () -> execute(id, argument));
  }

  DurableFuture<String> later(Scope s, String id, String argument) {
    return s.async(id, argument, () -> CompletableFuture.completedFuture(execute(id, argument)));
  }

  String execute(String id, String argument) {
    executed.add(id + "(" + argument + ")");
    keys.add(CallInfo.current().idempotencyKey());
    return id + " " + argument;
  }

  /** Where the process dies. */
  void die(Scope s) {
    s.call(
        "die",
        "",
        () -> {
          died.run();
          never.await();
          return "";
        });
  }

  /** Executes the first code until it dies, and forgets what was executed by then. */
  void before(TestPlan plan) throws Exception {
    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      AtomicBoolean dead = new AtomicBoolean();
      died = () -> engine.enqueue(() -> dead.set(true));
      engine.accept(TestEngine.KEY, "x");
      engine.until(dead::get);
      saved.clear();
      engine.engine().forEachUnfinished(saved::add);
    }
    executed.clear();
  }

  /** Executes the second code to its end. */
  TestEngine after(TestPlan plan) throws Exception {
    return new TestEngine(plan, EngineSettings.DEFAULTS, store).run("x");
  }

  static void assertNondeterminism(TestEngine engine, String... words) {
    assertAborted(engine, Reason.NONDETERMINISM, words);
  }

  static void assertAborted(TestEngine engine, Reason reason, String... words) {
    assertThat(engine.failure())
        .asInstanceOf(InstanceOfAssertFactories.type(RunAbortedException.class))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(engine.failure().getMessage()).contains(words);
  }
}
