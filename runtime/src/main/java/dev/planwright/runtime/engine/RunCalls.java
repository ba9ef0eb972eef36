package dev.planwright.runtime.engine;

import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.engine.Call.Site;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a run: the calls that earlier processes recorded, which of them this
 * one has made again, and how often actions have failed.
 *
 * <p>Code may have changed in between. A call that is not found under its own name takes over a
 * recorded one that no other call has taken, if that has the same id and the same arguments: it was
 * moved. In the end, what nobody has taken is a call that the code no longer makes.
 */
final class RunCalls {

  /** How far the attempts of an action have got: the attempt it is in, and when that is due. */
  record Attempts(int failed, long dueMillis) {}

  private static final Attempts NONE = new Attempts(0, 0);

  final RunHistory history;
  private final Map<Place, Map<Site, Call>> recorded = new LinkedHashMap<>();
  private final Map<Place, Attempts> attempts = new HashMap<>();
  private long positions;

  /** As log lines name the run; null until one does. */
  @Nullable String runName;

  private int outcomes;

  RunCalls(RunHistory history, FormerNames names) {
    this.history = history;
    for (JournalRecord record : history.records()) {
      if (record instanceof ActionFailed failed) {
        attempts.put(
            names.current(failed.path(), failed.action()),
            new Attempts(failed.attempt() + 1, failed.nextMillis()));
      } else if (record instanceof CallRecord call) {
        take(call, names.current(call.path(), call.action()), positions);
      }
      positions++;
    }
    recorded.forEach(
        (place, calls) -> {
          int latest = attempts(place).failed();
          calls.values().stream().filter(call -> call.attempt < latest).forEach(Call::forget);
        });
  }

  private void take(CallRecord record, Place place, long position) {
    Place from = new Place(record.path(), record.action());
    Site site = new Site(from, record.call(), record.occurrence());
    Map<Site, Call> calls = recorded.computeIfAbsent(place, any -> new LinkedHashMap<>());
    Call call = calls.get(site);
    if (call == null || !call.arguments.equals(record.arguments())) {
      if (call != null && call.attempt >= record.attempt()) {
        return; // of an earlier attempt, which made way for this call while it was in flight
      }
      call = new Call(site, record.arguments(), record.attempt(), true);
      calls.put(site, call);
    }
    call.replay(record, position);
    outcomes += record.event() instanceof Outcome ? 1 : 0;
    if (record.attempt() > attempts(place).failed()) {
      attempts.put(place, new Attempts(record.attempt(), 0));
    }
  }

  /** Where the outcome stands in history that becomes durable now. */
  long nextPosition() {
    return positions++;
  }

  /** How many outcomes were recorded. */
  int outcomes() {
    return outcomes;
  }

  boolean hasFailedAttempts() {
    return !attempts.isEmpty();
  }

  Attempts attempts(Place place) {
    return attempts.getOrDefault(place, NONE);
  }

  /** The calls recorded for an action under its present name. */
  Collection<Call> recorded(Place place) {
    return recorded.getOrDefault(place, Map.of()).values();
  }

  /**
   * The first recorded call, in the order of their first records, that nobody has taken, and that
   * is the one wanted.
   */
  @Nullable Call untaken(Predicate<Place> where, Predicate<Call> wanted) {
    for (Map.Entry<Place, Map<Site, Call>> calls : recorded.entrySet()) {
      int latest = attempts(calls.getKey()).failed();
      for (Call call : calls.getValue().values()) {
        boolean fits = call.maker == null && call.attempt == latest && wanted.test(call);
        if (fits && where.test(calls.getKey())) {
          return call;
        }
      }
    }
    return null;
  }

  /** Recorded calls that the code has not made again. */
  List<Call> untaken() {
    List<Call> untaken = new ArrayList<>();
    recorded.forEach(
        (place, calls) ->
            calls.values().stream()
                .filter(call -> call.maker == null && !call.isTimeLimit())
                .filter(call -> call.attempt == attempts(place).failed())
                .forEach(untaken::add));
    return untaken;
  }
}
