package dev.planwright.flink;

import dev.planwright.flink.SavedRun.Kind;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.engine.UnfinishedRun;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The runs that checkpoints hold, under their keys: suspended ones, what waits behind them, and
 * what the store has recorded of inputs that are still to come.
 *
 * <p>They are written when a checkpoint is taken, those only that have changed since the last one,
 * and removed with the first checkpoint after they have ended. So a checkpoint holds nothing of
 * keys that have no run, and a run that ends between two checkpoints touches no state.
 */
final class UnfinishedRuns<I> {

  static final String STATE = "planwright.runs";

  /** No number of a run. */
  private static final long UNNUMBERED = -1;

  /**
   * What a run was when it was written; it is the same now if all is.
   *
   * @param run its number: one object may begin many runs, an enum's constant for one
   */
  private record Written(Object origin, long eventTime, long run, int records) {

    @SuppressWarnings("ReferenceEquality") // the very input, not one like it
    boolean isStill(Written now) {
      return origin == now.origin
          && eventTime == now.eventTime
          && run == now.run
          && records == now.records;
    }
  }

  /** What is to stand under one key. */
  private record Lane<I>(List<UnfinishedRun<I>> runs, List<RecordedRun> offered) {
    Lane() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final ValueState<byte[]> state;
  private final KeyedContext keys;
  private final RunOrigins<I> origins;
  private final Class<?> keyType;
  private final Map<EncodedKey, List<Written>> written = new HashMap<>();

  private UnfinishedRuns(
      ValueState<byte[]> state, KeyedContext keys, RunOrigins<I> origins, Class<?> keyType) {
    this.state = state;
    this.keys = keys;
    this.origins = origins;
    this.keyType = keyType;
  }

  static <I> UnfinishedRuns<I> open(
      KeyedStateStore store, KeyedContext keys, RunOrigins<I> origins, Class<?> keyType) {
    return new UnfinishedRuns<>(
        store.getState(
            new ValueStateDescriptor<>(
                STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
        keys,
        origins,
        keyType);
  }

  /**
   * Takes up what the restored checkpoint holds: records with the journal.
   *
   * @param ticketOfInput asked for each input's ticket
   * @param ticketOfTimer asked for each timer's
   * @return the runs for the engine, those of a key in their order
   */
  List<UnfinishedRun<I>> restore(
      CheckpointedJournal journal, Tickets ticketOfInput, TimerTickets ticketOfTimer)
      throws IOException {
    List<UnfinishedRun<I>> runs = new ArrayList<>();
    for (EncodedKey key : keys.keysOf(STATE)) {
      keys.select(key);
      byte[] saved = state.value();
      if (saved != null) {
        written.put(key, List.of());
        Object business = KeyCodec.decode(key.bytes(), keyType);
        for (SavedRun run : SavedRunFormat.read(key.bytes(), saved)) {
          UnfinishedRun<I> unfinished =
              restored(business, run, journal, ticketOfInput, ticketOfTimer);
          if (unfinished != null) {
            runs.add(unfinished);
          }
        }
      }
    }
    return runs;
  }

  private @Nullable UnfinishedRun<I> restored(
      Object key,
      SavedRun run,
      CheckpointedJournal journal,
      Tickets ticketOfInput,
      TimerTickets ticketOfTimer)
      throws CodecException {
    RecordedRun recorded = run.recorded();
    if (run.kind() == Kind.RECORDS && recorded != null) {
      journal.offer(recorded);
      return null;
    }
    if (recorded != null) {
      journal.takeUp(recorded);
    }
    if (run.kind() == Kind.TIMER) {
      int event = origins.number(run.event());
      return new UnfinishedRun<>(
          key,
          null,
          origins.readEvent(event, run.origin()),
          event,
          run.eventTime(),
          ticketOfTimer.next(key, event),
          recorded == null ? null : recorded.history());
    }
    return new UnfinishedRun<>(
        key,
        origins.readInput(run.origin()),
        null,
        0,
        run.eventTime(),
        ticketOfInput.next(),
        recorded == null ? null : recorded.history());
  }

  /**
   * Writes what is unfinished now.
   *
   * @param offered runs on record whose inputs are still to come
   * @param isCancelled whether a timer has been cancelled since it was due, by its ticket
   */
  void save(
      RunEngine<I, ?> engine,
      CheckpointedJournal journal,
      List<RecordedRun> offered,
      LongPredicate isCancelled)
      throws IOException {
    Map<EncodedKey, Lane<I>> lanes = new HashMap<>();
    engine.forEachUnfinished(
        run -> {
          if (run.timer() == null || !isCancelled.test(run.ticket())) {
            lane(lanes, EncodedKey.of(run.key())).runs().add(run);
          }
        });
    for (RecordedRun run : offered) {
      lane(lanes, EncodedKey.ofBytes(run.history().key())).offered().add(run);
    }
    Set<EncodedKey> ended = new HashSet<>(written.keySet());
    ended.removeAll(lanes.keySet());
    for (EncodedKey key : ended) {
      keys.select(key);
      state.clear();
      written.remove(key);
    }
    for (Map.Entry<EncodedKey, Lane<I>> lane : lanes.entrySet()) {
      save(lane.getKey(), lane.getValue(), journal);
    }
  }

  private static <I> Lane<I> lane(Map<EncodedKey, Lane<I>> lanes, EncodedKey key) {
    return lanes.computeIfAbsent(key, any -> new Lane<>());
  }

  private void save(EncodedKey key, Lane<I> lane, CheckpointedJournal journal) throws IOException {
    List<Written> now = new ArrayList<>();
    for (UnfinishedRun<I> run : lane.runs()) {
      RunHistory history = run.history();
      now.add(
          history == null
              ? new Written(origin(run), run.eventTime(), UNNUMBERED, 0)
              : new Written(
                  origin(run), run.eventTime(), history.number(), journal.records(history)));
    }
    for (RecordedRun run : lane.offered()) {
      now.add(new Written(run.history(), FinishedRun.NO_EVENT_TIME, run.history().number(), 0));
    }
    if (!isWritten(now, written.get(key))) {
      keys.select(key);
      state.update(SavedRunFormat.write(saved(lane, journal)));
      written.put(key, now);
    }
  }

  private static boolean isWritten(List<Written> now, @Nullable List<Written> before) {
    if (before == null || before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!before.get(i).isStill(now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<SavedRun> saved(Lane<I> lane, CheckpointedJournal journal) throws CodecException {
    List<SavedRun> runs = new ArrayList<>();
    for (UnfinishedRun<I> run : lane.runs()) {
      RecordedRun recorded = run.history() == null ? null : journal.recorded(run.history());
      I input = run.input();
      Object timer = run.timer();
      if (input != null) {
        runs.add(new SavedRun(Kind.INPUT, "", origins.write(input), run.eventTime(), recorded));
      } else if (timer != null) {
        runs.add(
            new SavedRun(
                Kind.TIMER,
                origins.name(run.event()),
                origins.write(run.event(), timer),
                run.eventTime(),
                recorded));
      }
    }
    for (RecordedRun run : lane.offered()) {
      runs.add(new SavedRun(Kind.RECORDS, "", new byte[0], FinishedRun.NO_EVENT_TIME, run));
    }
    return runs;
  }

  private static Object origin(UnfinishedRun<?> run) {
    Object input = run.input();
    Object began = input == null ? run.timer() : input;
    if (began == null) {
      throw new AssertionError("a run of nothing");
    }
    return began;
  }

  /** Gives tickets to inputs. */
  @FunctionalInterface
  interface Tickets {
    long next();
  }

  /** Gives tickets to timers that are due. */
  @FunctionalInterface
  interface TimerTickets {
    long next(Object key, int event);
  }
}
