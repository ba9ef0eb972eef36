package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.engine.Call.Site;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
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
 * failures are forgotten, so that those calls are made again. If the next attempt then makes a call
 * with other arguments than the one before, because what it depends on came out differently, that
 * is another call, with an idempotency key of its own. Within one attempt it is an error.
 */
final class ActionCalls {

  final RunCalls run;
  final Place place;

  /** The action as a person would look for it. */
  private final String method;

  private final int budget;

  /** Whether an action that has not come to its end may still make the calls of a place. */
  private final Predicate<Place> stillToCome;

  private final Map<Site, Call> calls = new LinkedHashMap<>();

  /** Calls with outcomes, by the outcomes' positions in the run's history. */
  private final TreeMap<Long, Call> order = new TreeMap<>();

  private int attempt;

  /** Give up the waits of the current attempt. */
  private final List<Runnable> waits = new ArrayList<>();

  // Of the current execution:
  private final Map<String, Integer> made = new HashMap<>();
  private final List<Call> taken = new ArrayList<>();
  private final List<AgentFuture<?>> futures = new ArrayList<>();
  private int madeInAll;
  private long next;
  private int undelivered;
  private int handedOver;

  /**
   * The most outcomes that an earlier execution of this attempt was handed: what the current one
   * does before it is handed another, it repeats. -1 if there was none.
   */
  private int furthest = -1;

  /** The plain call that unwound the action, or null. */
  @Nullable Call waitingFor;

  ActionCalls(RunCalls run, Place place, String method, int budget, Predicate<Place> stillToCome) {
    this.run = run;
    this.place = place;
    this.method = method;
    this.budget = budget;
    this.stillToCome = stillToCome;
    this.attempt = run.attempts(place).failed();
    for (Call call : run.recorded(place)) {
      calls.put(here(call.site.id(), call.site.occurrence()), call);
      if (call.outcome != null && call.attempt == attempt) {
        furthest++;
      }
    }
  }

  private Site here(String id, int occurrence) {
    return new Site(place, id, occurrence);
  }

  int attempt() {
    return attempt;
  }

  /** When the attempt in hand may begin, in epoch milliseconds. */
  long dueMillis() {
    return run.attempts(place).failed() == attempt ? run.attempts(place).dueMillis() : 0;
  }

  /** Another execution begins. */
  void restart() {
    if (madeInAll > 0) {
      furthest = Math.max(furthest, handedOver);
    }
    made.clear();
    madeInAll = 0;
    taken.forEach(call -> call.maker = null);
    taken.clear();
    calls.values().forEach(call -> call.pending = null);
    futures.clear();
    order.clear();
    next = 0;
    undelivered = 0;
    handedOver = 0;
    waitingFor = null;
  }

  /** Another attempt begins: failures that another try may mend are forgotten. */
  void nextAttempt() {
    attempt++;
    calls.values().forEach(Call::forget);
    giveUpWaits();
    restart();
    furthest = -1;
  }

  /** Something waits for a time that matters to the current attempt only. */
  void waits(Runnable giveUp) {
    waits.add(giveUp);
  }

  /** The current attempt has ended. */
  void giveUpWaits() {
    waits.forEach(Runnable::run);
    waits.clear();
  }

  /** The call that the current execution makes next by this method. */
  Call make(DurableMethod<?> called, String arguments, boolean plain) {
    int occurrence = made.merge(called.id(), 1, Integer::sum) - 1;
    if (++madeInAll > budget) {
      throw new RunAbortedException(
          Reason.CALL_BUDGET,
          "%s made %d durable calls, which is the call budget. Is this a loop that never ends? If not, raise callBudget."
              .formatted(method, budget),
          null);
    }
    Call call = named(called, occurrence);
    if (call == null || call.maker != null || !call.arguments.equals(arguments)) {
      call = other(call, called, occurrence, arguments, plain);
    }
    call.maker = this;
    call.attempt = attempt;
    taken.add(call);
    if (call.outcome != null) {
      order.put(call.position, call);
    }
    return call;
  }

  private @Nullable Call named(DurableMethod<?> called, int occurrence) {
    Call call = calls.get(here(called.id(), occurrence));
    for (int i = 0; call == null && i < called.aliases().size(); i++) {
      call = calls.get(here(called.aliases().get(i), occurrence));
    }
    return call;
  }

  /**
   * Not the call that is known under the name, or none is known.
   *
   * @param known what the name stands for, whose arguments differ or which was taken already
   */
  private Call other(
      @Nullable Call known,
      DurableMethod<?> called,
      int occurrence,
      String arguments,
      boolean plain) {
    Call moved = moved(known, called, arguments, plain);
    if (moved != null) {
      return moved;
    }
    boolean isFree = known == null || known.maker == null;
    if (known != null && known.maker == null && known.attempt == attempt) {
      throw nondeterminism(known, called, occurrence, arguments);
    }
    int number = occurrence;
    while (!isFree) {
      isFree = !calls.containsKey(here(called.id(), ++number));
    }
    Site site = here(called.id(), number);
    Call call = new Call(site, arguments, attempt, false);
    calls.put(site, call);
    return call;
  }

  /**
   * A recorded call that was moved here.
   *
   * <p>Where the code is as it was, none must be found. A plain call without a record has nothing
   * recorded after it. But of calls in flight together some may have their records and others not;
   * so for them only those records count that the place they come from can no longer claim.
   */
  private @Nullable Call moved(
      @Nullable Call known, DurableMethod<?> called, String arguments, boolean plain) {
    Predicate<Call> wanted =
        call ->
            call.arguments.equals(arguments)
                && (call.site.id().equals(called.id())
                    || called.aliases().contains(call.site.id()));
    if (known != null) {
      for (Call call : calls.values()) {
        if (call.maker == null
            && call != known
            && isOfEarlierProcess(call, known)
            && wanted.test(call)) {
          return call;
        }
      }
    }
    boolean anywhere = plain || known != null;
    return run.untaken(
        from -> anywhere || (!from.equals(place) && !stillToCome.test(from)), wanted);
  }

  /** What this process itself did under one name must come back under it. */
  private static boolean isOfEarlierProcess(Call call, Call known) {
    return call.isRecorded || known.maker != null;
  }

  private RunAbortedException nondeterminism(
      Call known, DurableMethod<?> called, int occurrence, String arguments) {
    return new RunAbortedException(
        Reason.NONDETERMINISM,
        ("%s made call %s (occurrence %d) with other arguments than when it was recorded: %s → %s has the digest %s,"
                + " recorded for %s is %s. An action must make the same calls in every execution: take time, randomness"
                + " and input from the context or from durable calls.")
            .formatted(
                method,
                called.id(),
                occurrence,
                method,
                called.source(),
                arguments,
                known.site,
                known.arguments),
        null);
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

  /** A future that the current execution holds, whether it is a call's or follows one. */
  void hold(AgentFuture<?> future) {
    futures.add(future);
  }

  /**
   * What was thrown in a callback, or by a call, and that nobody has taken up; null for nothing.
   */
  @Nullable Throwable lostFailure() {
    for (AgentFuture<?> future : futures) {
      Throwable lost = future.lostFailure();
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }

  /** One per call and arguments, whatever the attempt, the execution and the JVM. */
  String idempotencyKey(Call call) {
    Site site = call.site;
    return Digests.hex(
        out -> {
          out.writeString(run.history.identity());
          out.writeBytes(run.history.key());
          out.writeString(site.place().path());
          out.writeString(site.place().action());
          out.writeString(site.id());
          out.writeInt(site.occurrence());
          out.writeString(call.arguments);
        });
  }

  /** A plain call of the current execution returns its outcome. */
  void handOver() {
    handedOver++;
  }

  /** Whether the current execution still does what an earlier one of this attempt did. */
  boolean isRepeating() {
    return handedOver <= furthest;
  }

  /**
   * The outcome is durable, and last in the delivery order so far.
   *
   * @param recordedIn the attempt of the action that it was recorded in
   * @return false if it is a failure of an earlier attempt, so that the call is to be made again
   */
  boolean settle(Call call, Outcome outcome, int recordedIn) {
    call.ended(outcome, run.nextPosition());
    if (recordedIn < attempt && call.forget()) {
      return false;
    }
    if (call.maker == this) {
      order.put(call.position, call);
    }
    return true;
  }

  /** What is written down of a call. */
  CallRecord record(Call call, CallEvent event) {
    return new CallRecord(
        run.history.key(),
        run.history.number(),
        call.site.place().path(),
        call.site.place().action(),
        call.site.id(),
        call.site.occurrence(),
        call.attempt,
        call.arguments,
        event);
  }

  /** Whether every future that the current execution holds was settled. */
  boolean allDelivered() {
    return undelivered == 0;
  }

  /** Whether an outcome is still to come. */
  boolean anyInFlight() {
    for (Call call : taken) {
      if (call.inFlight) {
        return true;
      }
    }
    return false;
  }

  /**
   * Settles the next future in the delivery order; false if no outcome is there for any.
   *
   * @throws RunAbortedException if the outcome is one that the run cannot go on with
   */
  boolean deliverNext() {
    for (Call call : order.tailMap(next, true).values()) {
      next = call.position + 1;
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
