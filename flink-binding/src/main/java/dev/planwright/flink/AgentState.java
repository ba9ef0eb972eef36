package dev.planwright.flink;

import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.engine.UnfinishedRun;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.ClusterStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.JournalSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * All that one subtask of an agent keeps in Flink's state, and how it is taken up and written. On
 * the task's thread.
 */
final class AgentState<I> {

  private final AgentSetup<?, I, ?> setup;
  private final KeyGroups keyGroups;
  private final String journalId;
  private final KeyedStateMemory memory;
  private final AgentTimers timers;
  private final DueTimers dueTimers = new DueTimers();

  /** Null where state cannot be looked through: in batch mode, in which none is restored. */
  private final @Nullable UnfinishedRuns<I> runs;

  /** Null without a store that needs them. */
  private final @Nullable KeyGroupMarks marks;

  private AgentState(
      AgentSetup<?, I, ?> setup,
      KeyGroups keyGroups,
      String journalId,
      KeyedStateMemory memory,
      AgentTimers timers,
      @Nullable UnfinishedRuns<I> runs,
      @Nullable KeyGroupMarks marks) {
    this.setup = setup;
    this.keyGroups = keyGroups;
    this.journalId = journalId;
    this.memory = memory;
    this.timers = timers;
    this.runs = runs;
    this.marks = marks;
  }

  /**
   * Opens what is kept, whether anything is restored or not.
   *
   * @param job names the journal of a job that names none
   * @param forgetAt told when the current key must be woken to forget
   * @throws IllegalStateException if saved state cannot be taken over; says why
   */
  static <I> AgentState<I> open(
      AgentSetup<?, I, ?> setup,
      StateInitializationContext context,
      boolean isBatch,
      KeyGroups keyGroups,
      String job,
      KeyedContext keys,
      AgentTimers.Clock clock,
      LongConsumer forgetAt)
      throws Exception {
    SavedPlan saved = SavedPlan.open(setup.plan(), context);
    String journal = saved.journal(setup.plan().name(), setup.journal(), job);
    KeyedStateStore store = context.getKeyedStateStore();
    RunOrigins<I> origins = RunOrigins.open(setup.plan().spec(), saved);
    return new AgentState<>(
        setup,
        keyGroups,
        journal,
        KeyedStateMemory.open(setup.plan().spec().memories(), saved, store, forgetAt),
        AgentTimers.open(store, origins, clock),
        isBatch ? null : UnfinishedRuns.open(store, keys, origins, setup.keyType()),
        isBatch || !(setup.store() instanceof ClusterStore)
            ? null
            : KeyGroupMarks.open(store, keys, keyGroups.first(), keyGroups.last(), keyGroups::of));
  }

  KeyedStateMemory memory() {
    return memory;
  }

  AgentTimers timers() {
    return timers;
  }

  DueTimers dueTimers() {
    return dueTimers;
  }

  /**
   * Opens the journal.
   *
   * @param lost told if another worker takes it over
   */
  CheckpointedJournal openJournal(Consumer<Throwable> lost) throws IOException {
    return new CheckpointedJournal(openStore(lost), setup.retention());
  }

  private Journal openStore(Consumer<Throwable> lost) throws IOException {
    String agent = setup.plan().name();
    ActionStateStore store = setup.store();
    if (store instanceof ClusterStore cluster) {
      return cluster.open(
          new JournalPart(
              agent,
              journalId,
              keyGroups.maxParallelism(),
              keyGroups.first(),
              keyGroups.last(),
              key -> keyGroups.of(EncodedKey.ofBytes(key)),
              marks == null ? Map.of() : marks.restored(),
              setup.retention()),
          lost);
    }
    return store.isSurviving() ? store.open(agent) : new UnstoredJournal(agent, journalId);
  }

  /**
   * Takes up what the restored checkpoint holds.
   *
   * @return the runs for the engine, those of a key in their order
   */
  List<UnfinishedRun<I>> restore(CheckpointedJournal journal, UnfinishedRuns.Tickets tickets)
      throws IOException {
    return runs == null ? List.of() : runs.restore(journal, tickets, dueTimers::add);
  }

  /**
   * Writes what a checkpoint must hold.
   *
   * @param hasTurned whether anything has happened to runs since the last one
   */
  void save(
      RunEngine<I, ?> engine,
      CheckpointedJournal journal,
      long checkpoint,
      long nowMillis,
      boolean hasTurned)
      throws IOException {
    if (runs != null) {
      JournalSnapshot recorded = journal.snapshot(checkpoint, nowMillis);
      if (hasTurned) {
        runs.save(engine, journal, recorded.unclaimed(), dueTimers::isCancelled);
      }
      if (marks != null) {
        marks.save(recorded.marks());
      }
    }
  }
}
