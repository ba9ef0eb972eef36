package dev.planwright.runtime.engine;

import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.ArrayDeque;
import java.util.Deque;

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
    Deque<String> hops = new ArrayDeque<>();
    for (int event = run.current; event > 0; event = run.log.parent(event)) {
      hops.addFirst(hop(spec, run.log, event));
    }
    StringBuilder path = new StringBuilder();
    hops.forEach(hop -> path.append('/').append(hop));
    return path.toString();
  }

  private static String hop(PlanSpec<?, ?> spec, EventLog log, int index) {
    return spec.actions().get(log.emitter(index)).id()
        + '>'
        + spec.events().get(log.type(index)).name()
        + '#'
        + log.occurrence(index);
  }

  /**
   * Whether a place that is not the one in hand may still come up in this run: its event may still
   * be emitted, or waits for the action.
   */
  static boolean isStillToCome(PlanSpec<?, ?> spec, Run<?, ?> run, Place place) {
    int event = 0;
    String[] hops = place.path().split("/", -1);
    for (int i = 1; i < hops.length; i++) {
      String hop = hops[i];
      int next = emitted(spec, run.log, event, hop);
      if (next < 0) {
        int emitter = action(spec, hop.substring(0, Math.max(0, hop.indexOf('>'))));
        return emitter >= 0 && !isPast(spec, run, event, emitter);
      }
      event = next;
    }
    int action = action(spec, place.action());
    return action >= 0 && !isPast(spec, run, event, action);
  }

  /** The event that an action emitted for another, as its hop of a path names it; -1 if none. */
  private static int emitted(PlanSpec<?, ?> spec, EventLog log, int event, String hop) {
    for (int i = event + 1; i < log.size(); i++) {
      if (log.parent(i) == event && hop.equals(hop(spec, log, i))) {
        return i;
      }
    }
    return -1;
  }

  private static int action(PlanSpec<?, ?> spec, String id) {
    for (int i = 0; i < spec.actions().size(); i++) {
      if (spec.actions().get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an action has had its turn with an event, or never listens to it. */
  private static boolean isPast(PlanSpec<?, ?> spec, Run<?, ?> run, int event, int action) {
    int turn = spec.events().get(run.log.type(event)).listeners().indexOf(action);
    return turn < 0 || event < run.current || (event == run.current && turn < run.listener);
  }
}
