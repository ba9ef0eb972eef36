package dev.planwright.runtime.engine;

import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.plan.PlanSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What log lines are told of the run that they belong to, in the logging framework's MDC. It is
 * there while a line is logged, or an implementation is called, and at no other time: a run that
 * does neither does not pay for it.
 *
 * @param run as {@code ActionContext.runId()} names it
 * @param key for people
 * @param action its id
 */
record LogLabels(String run, String key, String action) {

  static final String RUN = "run";
  static final String KEY = "key";
  static final String ACTION = "action";

  /** Of the action in hand. */
  static <I> LogLabels of(PlanSpec<I, ?> spec, Run<I, ?> run) {
    return new LogLabels(
        name(spec, run), KeyCodec.display(run.key()), spec.actions().get(run.action).id());
  }

  /** A digest, which is taken once for a run that makes durable calls. */
  private static <I> String name(PlanSpec<I, ?> spec, Run<I, ?> run) {
    RunCalls recorded = run.recorded;
    if (recorded == null) {
      return RunIdentity.name(spec, run);
    }
    String name = recorded.runName;
    if (name == null) {
      name = RunIdentity.name(spec, run);
      recorded.runName = name;
    }
    return name;
  }

  /** Does something with these labels, and leaves the MDC as it was. */
  void around(Runnable logging) {
    String outerRun = MDC.get(RUN);
    String outerKey = MDC.get(KEY);
    String outerAction = MDC.get(ACTION);
    MDC.put(RUN, run);
    MDC.put(KEY, key);
    MDC.put(ACTION, action);
    try {
      logging.run();
    } finally {
      restore(RUN, outerRun);
      restore(KEY, outerKey);
      restore(ACTION, outerAction);
    }
  }

  private static void restore(String label, @Nullable String value) {
    if (value == null) {
      MDC.remove(label);
    } else {
      MDC.put(label, value);
    }
  }
}
