package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The durable calls of the action in hand: what was asked, what came back, in which order, and how
 * far the current execution has got in handing that over.
 *
 * <p>An execution depends on the delivery order alone: a plain call takes its own outcome wherever
 * that stands in the order; callbacks run after the method has returned, one outcome after another.
 * So it does not matter how often, or after how many outcomes, the action was begun.
 *
 * <p>A failed attempt of the action leaves successes and final failures to the next one; other
 * failures are forgotten, so that those calls are made again.
 */
final class ActionCalls {

  final RunHistory run;
  final String path;
  final String action;

  /** The action as a person would look for it. */
  private final String method;

  private final int budget;
  private final Map<Call.Name, Call> calls = new LinkedHashMap<>();
  private final List<Call> order = new ArrayList<>();

  /** Records of earlier attempts' successors: not yet part of {@link #order}. */
  private final List<CallRecord> recorded = new ArrayList<>();

  private int attempt;

  // Of the current execution:
  private final Map<String, Integer> made = new HashMap<>();
  private int madeInAll;
  private int next;
  private int undelivered;
  private int handedOver;

  /** The most outcomes that any execution was handed: beyond it, an execution repeats nothing. */
  private int furthest;

  /** The plain call that unwound the action, or null. */
  @Nullable Call waitingFor;

  ActionCalls(RunHistory run, String path, String action, String method, int budget) {
    this.run = run;
    this.path = path;
    this.action = action;
    this.method = method;
    this.budget = budget;
    for (JournalRecord any : run.records()) {
      if (any instanceof CallRecord record
          && record.path().equals(path)
          && record.action().equals(action)) {
        recorded.add(record);
      }
    }
    takeRecordsOfAttempt();
    furthest = order.size();
  }

  int attempt() {
    return attempt;
  }

  /** Another execution begins. */
  void restart() {
    made.clear();
    madeInAll = 0;
    calls.values().forEach(call -> call.pending = null);
    next = 0;
    undelivered = 0;
    handedOver = 0;
    waitingFor = null;
  }

  /** Another attempt begins: failures that another try may mend are forgotten. */
  void nextAttempt() {
    attempt++;
    order.removeIf(
        call -> {
          boolean forget = call.outcome instanceof Outcome.Failed failed && failed.retryable();
          if (forget) {
            call.outcome = null;
          }
          return forget;
        });
    for (int i = 0; i < order.size(); i++) {
      order.get(i).position = i;
    }
    takeRecordsOfAttempt();
    restart();
  }

  private void takeRecordsOfAttempt() {
    recorded.removeIf(
        record -> {
          boolean due = record.attempt() == attempt;
          if (due) {
            Call.Name name = new Call.Name(record.call(), record.occurrence());
            Call call = calls.computeIfAbsent(name, any -> new Call(name, record.arguments()));
            if (record.event() instanceof Outcome outcome) {
              settle(call, outcome);
            }
          }
          return due;
        });
  }

  /** The call that the current execution makes next under this id. */
  Call make(String id, String arguments) {
    int occurrence = made.merge(id, 1, Integer::sum) - 1;
    if (++madeInAll > budget) {
      throw new RunAbortedException(
          Reason.CALL_BUDGET,
          "%s made %d durable calls, which is the call budget. Is this a loop that never ends? If not, raise callBudget."
              .formatted(method, budget),
          null);
    }
    Call.Name name = new Call.Name(id, occurrence);
    Call call = calls.computeIfAbsent(name, any -> new Call(name, arguments));
    if (!call.arguments.equals(arguments)) {
      throw new RunAbortedException(
          Reason.NONDETERMINISM,
          ("%s made call %s (occurrence %d) with other arguments than when it was recorded: digest %s, recorded %s. An"
                  + " action must make the same calls in every execution: take time, randomness and input from the"
                  + " context or from durable calls.")
              .formatted(method, id, occurrence, arguments, call.arguments),
          null);
    }
    return call;
  }

  /** The current execution holds a future for {@code call}. */
  void expect(Call call, PendingResult<?> pending) {
    call.pending = pending;
    if (pending.isAwaited()) {
      undelivered++;
    }
    if (call.outcome != null) {
      next = Math.min(next, call.position);
    }
  }

  /** One per call, whatever the attempt, the execution and the JVM. */
  String idempotencyKey(Call call) {
    return Digests.hex(
        out -> {
          out.writeString(run.identity());
          out.writeString(path);
          out.writeString(action);
          out.writeString(call.name.id());
          out.writeInt(call.name.occurrence());
        });
  }

  /** A plain call of the current execution returns its outcome. */
  void handOver() {
    handedOver++;
    furthest = Math.max(furthest, handedOver);
  }

  /** Whether the current execution still does what an earlier one did. */
  boolean isRepeating() {
    return handedOver < furthest;
  }

  /** The outcome is durable, and last in the delivery order so far. */
  void settle(Call call, Outcome outcome) {
    call.inFlight = false;
    call.outcome = outcome;
    call.position = order.size();
    order.add(call);
  }

  /** Whether every future that the current execution holds was settled. */
  boolean allDelivered() {
    return undelivered == 0;
  }

  /** Whether an outcome is still to come. */
  boolean anyInFlight() {
    for (Call call : calls.values()) {
      if (call.inFlight) {
        return true;
      }
    }
    return false;
  }

  /** Settles the next future in the delivery order; false if no outcome is there for any. */
  boolean deliverNext() {
    while (next < order.size()) {
      Call call = order.get(next++);
      PendingResult<?> pending = call.pending;
      Outcome outcome = call.outcome;
      if (pending != null && outcome != null && !pending.isDelivered()) {
        if (pending.isAwaited()) {
          undelivered--;
        }
        handOver();
        pending.deliver(outcome);
        return true;
      }
    }
    return false;
  }
}
