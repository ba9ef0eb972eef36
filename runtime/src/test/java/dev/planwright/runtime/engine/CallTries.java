package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls that fail or take long, and what a crash leaves of them. */
abstract class CallTries {

  static final RetryPolicy THREE_TRIES =
      new RetryPolicy(
          3,
          Duration.ofSeconds(10),
          4,
          Duration.ofSeconds(30),
          0,
          List.of(IllegalArgumentException.class));

  final SurvivingStore store = new SurvivingStore();
  final VirtualTime time = new VirtualTime();
  final List<CallInfo> tries = Collections.synchronizedList(new ArrayList<>());

  TestEngine process(TestPlan plan) throws Exception {
    return new TestEngine(plan, EngineSettings.DEFAULTS, store, time);
  }

  static DurableMethod<String> retried() {
    return TestPlan.method("ask", CallMode.AT_LEAST_ONCE, THREE_TRIES, Duration.ZERO);
  }

  /** Gives out the answer, or how the call failed. */
  static TestPlan asking(DurableMethod<String> method, Callable<String> body) {
    return TestPlan.acting(
        s -> {
          try {
            s.output(s.call(method, "", body));
          } catch (DurableCallException failed) {
            s.output(failed.getMessage() + " " + failed.retryable());
          }
        });
  }

  String failsTwice() {
    tries.add(CallInfo.current());
    if (tries.size() < 3) {
      throw new IllegalStateException("no " + tries.size());
    }
    return "at last";
  }

  /** Takes turns until somebody waits for time to pass. */
  void untilWaiting(TestEngine engine) throws InterruptedException {
    engine.until(() -> time.waiting() > 0);
  }
}
