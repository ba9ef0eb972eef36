package dev.planwright.runtime.engine;

import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.plan.PlanSpec;

/** What a run, and an event within it, are recognised by: nothing that depends on the JVM. */
final class RunIdentity {

  private RunIdentity() {}

  /** Of the input's bytes and event time. */
  static <I> byte[] inputDigest(PlanSpec<I, ?> spec, Run<I, ?> run) {
    return Digests.of(
        out -> {
          I input = run.input;
          if (input != null) {
            spec.inputCodec().write(input, out);
          } else {
            spec.events().get(run.log.type(0)).storedAs().write(run.origin(), out);
          }
          out.writeLong(run.eventTime);
        });
  }

  /** Of agent, key and input: the same in every execution, and for equal inputs of a key. */
  static <I> String name(PlanSpec<I, ?> spec, Run<I, ?> run) {
    return spec.name()
        + "-"
        + Digests.hex(
            out -> {
              out.writeBytes(KeyCodec.encode(run.key()));
              out.writeBytes(inputDigest(spec, run));
            });
  }

  /**
   * How the event in hand came about: per hop the emitting action, the event's type, its occurrence
   * among equals.
   */
  static String path(PlanSpec<?, ?> spec, Run<?, ?> run) {
    StringBuilder path = new StringBuilder();
    appendPath(path, spec, run.log, run.current);
    return path.toString();
  }

  private static void appendPath(StringBuilder path, PlanSpec<?, ?> spec, EventLog log, int index) {
    if (log.parent(index) >= 0) {
      appendPath(path, spec, log, log.parent(index));
      path.append('/')
          .append(spec.actions().get(log.emitter(index)).id())
          .append('>')
          .append(spec.events().get(log.type(index)).name())
          .append('#')
          .append(log.occurrence(index));
    }
  }
}
