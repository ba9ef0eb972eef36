package dev.planwright.runtime;

import dev.planwright.runtime.LocalTimers.Timer;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.plan.DeadLetterCodec;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.ClusterStore;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a runner keeps in its embedded store: values here, bytes there. Over a store that is only a
 * journal, everything but the journal is kept on the heap.
 *
 * <p>Thread-safe, but for {@link #key}, {@link #input}, {@link #timer} and {@link #delivery}, which
 * are for the thread that starts the runner.
 */
final class LocalHome<I, O> {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);
  private static final String FINGERPRINT = "fingerprint";

  private final PlanSpec<I, O> spec;
  private final @Nullable ActionStateStore store;
  private final EmbeddedJournal journal;

  /** The journal of durable calls, if all workers share one that is not {@link #journal}. */
  private final @Nullable Journal calls;

  private final @Nullable Class<?> keyType;
  private final StoredCodec<I> inputs;
  private final @Nullable StoredCodec<O> outputs;
  private final StoredCodec<DeadLetter> deadLetters;
  private final StoredNames eventNames;
  private final List<@Nullable StoredCodec<Object>> events = new ArrayList<>();

  private LocalHome(
      PlanSpec<I, O> spec,
      @Nullable ActionStateStore store,
      EmbeddedJournal journal,
      @Nullable Journal calls,
      @Nullable Class<?> keyType)
      throws CodecException {
    this.spec = spec;
    this.store = store;
    this.journal = journal;
    this.calls = calls;
    this.keyType = keyType;
    JournalSchemas schemas = new JournalSchemas(journal);
    this.inputs = schemas.codec("input", spec.inputCodec());
    this.outputs = spec.outputCodec() == null ? null : schemas.codec("output", spec.outputCodec());
    this.deadLetters = schemas.codec("dead letter", new DeadLetterCodec(spec, keyType));
    this.eventNames =
        StoredNames.of(
            journal,
            "event",
            spec.events().stream()
                .map(event -> new StoredNames.Named(event.name(), event.aliases()))
                .toList(),
            name -> StoredCodec.isKnown(schemas, "event " + name));
    for (EventSpec event : spec.events()) {
      events.add(
          event.codec() == null
              ? null
              : schemas.codec("event " + eventNames.get(event.name()), event.storedAs()));
    }
  }

  /**
   * Opens what is kept.
   *
   * @throws IOException if the store cannot be opened
   * @throws IllegalStateException if what it holds is not this agent's any more; says why
   */
  static <I, O> LocalHome<I, O> open(
      PlanSpec<I, O> spec, @Nullable ActionStateStore store, @Nullable Class<?> keyType)
      throws IOException {
    EmbeddedJournal journal;
    if (store instanceof EmbeddedStore embedded) {
      journal = embedded.open(spec.name());
    } else {
      journal = EmbeddedStore.inMemory().open(spec.name());
    }
    if (store != null && !(store instanceof EmbeddedStore)) {
      LOG.info(
          "{} keeps durable calls only over a crash: its store has no place for inputs, memory, timers and outputs.",
          spec.name());
    }
    Journal calls = null;
    try {
      noteFingerprint(spec, journal);
      calls = store instanceof ClusterStore cluster ? cluster.open(spec.name()) : null;
      return new LocalHome<>(spec, store, journal, calls, keyType);
    } catch (Throwable failure) {
      if (calls != null) {
        calls.close();
      }
      journal.close();
      throw failure;
    }
  }

  private static void noteFingerprint(PlanSpec<?, ?> spec, EmbeddedJournal journal) {
    String before = journal.setting(FINGERPRINT);
    if (!spec.fingerprint().equals(before)) {
      if (before != null) {
        LOG.warn(
            "{} goes on from a store that another version of its plan wrote: fingerprint {} then, {} now.",
            spec.name(),
            before,
            spec.fingerprint());
      }
      journal.setting(FINGERPRINT, spec.fingerprint());
    }
  }

  void close() {
    if (calls != null) {
      calls.close();
    }
    journal.close();
  }

  /** Whether what is accepted survives this process. */
  boolean isKept() {
    return store instanceof EmbeddedStore && store.isSurviving();
  }

  /** Whether nothing but the journal can ever be opened again. */
  boolean isVolatile() {
    return !(store instanceof EmbeddedStore);
  }

  /** The journal for one worker's engine, which closes it. */
  Journal journalOfWorker() throws IOException {
    if (calls != null) {
      return new SharedJournal(calls);
    }
    return store == null || store instanceof EmbeddedStore
        ? new SharedJournal(journal)
        : store.open(spec.name());
  }

  LocalMemory memoryOfWorker() throws CodecException {
    return LocalMemory.open(journal, spec.memories());
  }

  Map<String, Long> positions() {
    return journal.positions();
  }

  /**
   * Keeps an input, and returns its number when it is durable.
   *
   * @throws IllegalArgumentException if its codec refuses it
   * @throws IllegalStateException if the store does
   */
  long accept(Object key, I input, long eventTime, @Nullable String source, long position) {
    byte[] payload;
    try {
      payload = inputs.encode(input);
    } catch (CodecException e) {
      throw new IllegalArgumentException(
          "this input cannot be stored, so it was not accepted: %s: %s"
              .formatted(input, e.getMessage()),
          e);
    }
    CompletableFuture<@Nullable Void> durable = new CompletableFuture<>();
    long number =
        journal.accept(
            new NewInput(KeyCodec.encode(key), payload, eventTime, source, position),
            failure -> complete(durable, failure));
    try {
      durable.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "the store did not take this input, so it was not accepted: " + e.getCause(),
          e.getCause());
    }
    return number;
  }

  private static void complete(
      CompletableFuture<@Nullable Void> durable, @Nullable Throwable failure) {
    if (failure == null) {
      durable.complete(null);
    } else {
      durable.completeExceptionally(failure);
    }
  }

  long nextNumber() {
    return journal.nextNumber();
  }

  /** A timer as it is stored. */
  WorkItem stored(Timer timer) {
    return new WorkItem(
        timer.number(),
        KeyCodec.encode(timer.key()),
        eventNames.get(spec.events().get(timer.event()).name()),
        storedEvent(timer.event(), timer.value()),
        timer.dueMillis(),
        timer.dueMillis(),
        timer.isEventTime());
  }

  /**
   * A timer's event as it is stored.
   *
   * @param event its dense number
   * @throws RunAbortedException if it cannot be
   */
  byte[] storedEvent(int event, Object value) {
    try {
      return present(events.get(event), spec.events().get(event)).encode(value);
    } catch (CodecException e) {
      throw unstorable(
          "a timer's event cannot be stored: %s: %s".formatted(value, e.getMessage()), e);
    }
  }

  private static RunAbortedException unstorable(String message, CodecException cause) {
    return new RunAbortedException(Reason.UNSTORABLE, message, cause);
  }

  private static <T> StoredCodec<T> present(@Nullable StoredCodec<T> codec, EventSpec event) {
    if (codec == null) {
      throw new IllegalStateException("event " + event.name() + " cannot be stored");
    }
    return codec;
  }

  /** What a run gives out, in order, as it is delivered. */
  List<Delivery<O>> deliveries(FinishedRun<?, O> run) {
    List<Delivery<O>> deliveries = new ArrayList<>();
    for (int i = 0; i < run.outputCount(); i++) {
      String id = spec.name() + "/" + run.ticket() + "/" + i;
      deliveries.add(
          new Delivery<>(nextNumber(), new Output<>(id, run.key(), run.output(i)), null));
    }
    for (DeadLetter letter : run.deadLetters()) {
      deliveries.add(new Delivery<>(nextNumber(), null, letter));
    }
    return deliveries;
  }

  /**
   * What a run gives out, as it is stored.
   *
   * @throws RunAbortedException if some of it cannot be
   */
  List<OutboxEntry> outbox(FinishedRun<?, O> run, List<Delivery<O>> deliveries) {
    if (deliveries.isEmpty()) {
      return List.of();
    }
    byte[] key = KeyCodec.encode(run.key());
    List<OutboxEntry> outbox = new ArrayList<>(deliveries.size());
    for (Delivery<O> delivery : deliveries) {
      outbox.add(stored(delivery, key, run.ticket()));
    }
    return outbox;
  }

  /** Applies a run's end; see {@link EmbeddedJournal#commit}. */
  void commit(
      FinishedRun<?, O> run,
      LocalMemory memory,
      List<OutboxEntry> outbox,
      List<WorkItem> timers,
      List<Long> cancelled,
      Consumer<@Nullable Throwable> acknowledged) {
    journal.commit(
        new RunCommit(
            run.ticket(),
            KeyCodec.encode(run.key()),
            memory.takeChanges(),
            outbox,
            timers,
            cancelled),
        acknowledged);
  }

  private OutboxEntry stored(Delivery<O> delivery, byte[] key, long run) {
    Output<O> output = delivery.output();
    DeadLetter letter = delivery.deadLetter();
    try {
      if (output != null && outputs != null) {
        return new OutboxEntry(
            delivery.number(),
            key,
            output.id(),
            OutboxEntry.Kind.OUTPUT,
            outputs.encode(output.value()));
      } else if (letter != null) {
        return new OutboxEntry(
            delivery.number(),
            key,
            spec.name() + "/" + run,
            OutboxEntry.Kind.DEAD_LETTER,
            deadLetters.encode(letter));
      }
    } catch (CodecException e) {
      throw unstorable(
          "%s gave out what cannot be stored: %s: %s"
              .formatted(spec.name(), output == null ? letter : output.value(), e.getMessage()),
          e);
    }
    throw new AssertionError("a delivery of nothing");
  }

  void delivered(Delivery<O> delivery) {
    journal.delivered(delivery.number());
  }

  void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged) {
    journal.quarantine(run, acknowledged);
  }

  void drop(long number) {
    journal.drop(number);
  }

  StoreSnapshot snapshot(String reason) throws IOException {
    return journal.snapshot(reason);
  }

  Set<Long> begun() {
    return journal.begun();
  }

  long eventMillis() {
    return journal.eventMillis();
  }

  List<WorkItem> unfinished() {
    return journal.unfinished();
  }

  List<QuarantinedRun> quarantined() {
    return journal.quarantined();
  }

  List<OutboxEntry> outbox() {
    return journal.outbox();
  }

  I input(WorkItem item) {
    try {
      return inputs.decode(item.payload());
    } catch (CodecException e) {
      throw unreadable("input " + item.number(), e);
    }
  }

  Timer timer(WorkItem item) {
    for (int event = 0; event < events.size(); event++) {
      EventSpec known = spec.events().get(event);
      if (eventNames.get(known.name()).equals(item.event())) {
        try {
          Object value = present(events.get(event), known).decode(item.payload());
          return new Timer(
              item.number(),
              key(item.key()),
              event,
              value,
              item.dueMillis(),
              item.isEventTime(),
              0);
        } catch (CodecException e) {
          throw unreadable("timer " + item.number(), e);
        }
      }
    }
    throw new IllegalStateException(
        "A timer with event %s waits in the store, but %s has no such event any more. Keep an action for it until its timers have fired, or drop the timer with the inspector."
            .formatted(item.event(), spec.name()));
  }

  Delivery<O> delivery(OutboxEntry entry) {
    try {
      if (entry.kind() == OutboxEntry.Kind.DEAD_LETTER) {
        return new Delivery<>(entry.number(), null, deadLetters.decode(entry.payload()));
      }
      if (outputs == null) {
        throw new IllegalStateException(
            "an output waits in the store, but %s gives nothing out any more"
                .formatted(spec.name()));
      }
      return new Delivery<>(
          entry.number(),
          new Output<>(entry.id(), key(entry.key()), outputs.decode(entry.payload())),
          null);
    } catch (CodecException e) {
      throw unreadable("output " + entry.id(), e);
    }
  }

  /** The key of stored bytes. */
  Object key(byte[] bytes) {
    try {
      return keyType == null ? KeyCodec.decode(bytes) : KeyCodec.decode(bytes, keyType);
    } catch (CodecException e) {
      throw new IllegalStateException(
          keyType == null
              ? "A key in the store is an enum or a record, whose class must be known: add .keyType(…) before .start()."
              : "A key in the store is no %s: %s".formatted(keyType.getName(), e.getMessage()),
          e);
    }
  }

  private static IllegalStateException unreadable(String what, CodecException cause) {
    return new IllegalStateException(
        "%s in the store cannot be read: %s".formatted(what, cause.getMessage()), cause);
  }
}
