package dev.planwright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ActionStateStore} must do as a journal of durable calls. A store proves itself
 * by a test class that extends this one and gives an empty store; the suite opens it, closes it,
 * and opens it again. One that is an {@link dev.planwright.runtime.store.EmbeddedStore} extends
 * {@link EmbeddedStoreContract}, which holds these tests too.
 */
public abstract class ActionStateStoreContract {

  static final String AGENT = "desk";
  static final byte[] KEY = utf8("key");
  static final byte[] DIGEST = {1, 2, 3, 4};

  final Acknowledgements acknowledgements = new Acknowledgements();
  private @Nullable ActionStateStore store;
  private @Nullable Journal opened;
  private long inputs;

  /** An empty store, which no other test uses. */
  protected abstract ActionStateStore newStore() throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    ActionStateStore empty = newStore();
    store = empty;
    opened = empty.open(AGENT);
  }

  @AfterEach
  final void closeStore() {
    if (opened != null) {
      opened.close();
    }
  }

  Journal journal() {
    return Objects.requireNonNull(opened);
  }

  ActionStateStore store() {
    return Objects.requireNonNull(store);
  }

  final void reopen() throws Exception {
    journal().close();
    opened = store().open(AGENT);
  }

  /** What names an input to the store, if anything does. */
  long newInput(Journal journal, byte[] key) {
    return inputs++;
  }

  @Test
  final void append_records_areAcknowledgedInOrder() throws Exception {
    long run = claimed(newInput(journal(), KEY)).number();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add("record " + i);
      journal().append(call(run, i), acknowledgements.good("record " + i));
    }
    acknowledgements.await();
    assertThat(acknowledgements.arrived()).containsSubsequence(names);
  }

  @Test
  final void append_everyKindOfRecord_isReadAsItWasWritten() throws Exception {
    long input = newInput(journal(), KEY);
    RunHistory run = claimed(input);
    List<JournalRecord> written = everyKind(run.number());
    written.forEach(record -> journal().append(record, acknowledgements.good("record")));
    acknowledgements.await();
    reopen();
    assertThat(claimed(input).records())
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(List.copyOf(written));
  }

  private static List<JournalRecord> everyKind(long run) {
    List<JournalRecord> records = new ArrayList<>();
    List<CallEvent> events =
        List.of(
            new CallEvent.Begun(0, CallEvent.NO_DEADLINE),
            new CallEvent.TryFailed(1, new Outcome.Failed("a.B", "größer\n\0", true), 1234),
            new CallEvent.Begun(1, 99),
            new Outcome.Succeeded("a.B", utf8("{\"a\":\"größer\"}")),
            new Outcome.Succeeded("", null),
            new Outcome.Succeeded("a.B", new byte[] {}),
            new Outcome.Succeeded("a.B", new byte[50_000]),
            new Outcome.Failed("java.io.IOException", null, false),
            new Outcome.Unrecordable("a.B", -1, "", "no codec"),
            new Outcome.Unrecordable("a.B", 1L << 40, "00ff", "too large"),
            new Outcome.Ambiguous());
    for (int i = 0; i < events.size(); i++) {
      records.add(
          new CallRecord(
              KEY, run, "a>B>0/\n€", "Desk.a", "call/" + i, i, i, "00ff0" + i % 10, events.get(i)));
    }
    records.add(new ActionFailed(KEY, run, "", "Desk.b", 0, 5));
    records.add(new ActionFailed(KEY, run, "a>B>1", "Desk.b", 3, Long.MAX_VALUE));
    return records;
  }

  @Test
  final void append_tooMuch_isRefusedAlone_orTaken() throws Exception {
    long input = newInput(journal(), KEY);
    long run = claimed(input).number();
    journal().append(call(run, 0), acknowledgements.good("before"));
    CompletableFuture<Void> large = new CompletableFuture<>();
    journal()
        .append(
            record(run, 1, new Outcome.Succeeded("a.B", new byte[65 << 20])),
            failure -> complete(large, failure));
    boolean taken = true;
    try {
      large.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(JournalException.class);
      taken = false;
    }
    journal().append(call(run, 2), acknowledgements.good("behind"));
    acknowledgements.await();
    reopen();
    assertThat(occurrences(claimed(input))).isEqualTo(taken ? List.of(0, 1, 2) : List.of(0, 2));
  }

  @Test
  final void claim_newRun_hasNoRecords() {
    RunHistory history = claimed(newInput(journal(), KEY));
    assertThat(history.records()).isEmpty();
    assertThat(history.startMillis()).isEqualTo(1000);
    assertThat(history.key()).isEqualTo(KEY);
  }

  @Test
  final void claim_afterReopening_givesRecordsInOrder() throws Exception {
    long input = newInput(journal(), KEY);
    RunHistory before = claimed(input);
    for (int i = 0; i < 300; i++) {
      journal().append(call(before.number(), i), acknowledgements.good("record"));
    }
    acknowledgements.await();
    reopen();
    RunHistory after = journal().claim(new RunClaim(KEY, DIGEST, input, 2000));
    assertThat(occurrences(after)).hasSize(300).isSorted();
    assertThat(after.identity()).isEqualTo(before.identity());
    assertThat(after.startMillis()).as("as recorded").isEqualTo(1000);
    journal().append(call(after.number(), 300), acknowledgements.good("one more"));
    acknowledgements.await();
    reopen();
    assertThat(occurrences(claimed(input))).hasSize(301).isSorted();
  }

  /** Its first call may have been made and not recorded: it must be made under the same key. */
  @Test
  final void claim_runWithoutRecordsAfterReopening_keepsItsIdentity() throws Exception {
    long input = newInput(journal(), KEY);
    String identity = claimed(input).identity();
    acknowledgements.await();
    reopen();
    RunHistory history = claimed(input);
    assertThat(history.identity()).isEqualTo(identity);
    assertThat(history.records()).isEmpty();
  }

  @Test
  final void claim_equalInputs_haveIdentitiesAndRecordsOfTheirOwn() throws Exception {
    List<Long> equal = new ArrayList<>();
    List<String> identities = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      equal.add(newInput(journal(), KEY));
      RunHistory run = claimed(equal.get(i));
      identities.add(run.identity());
      for (int record = 0; record <= i; record++) {
        journal().append(call(run.number(), record), acknowledgements.good("record"));
      }
    }
    assertThat(identities).doesNotHaveDuplicates();
    acknowledgements.await();
    reopen();
    for (int i = 0; i < 3; i++) {
      RunHistory run = claimed(equal.get(i));
      assertThat(run.identity()).isEqualTo(identities.get(i));
      assertThat(run.records()).hasSize(i + 1);
    }
    RunHistory another = claimed(newInput(journal(), KEY));
    assertThat(another.records()).isEmpty();
    assertThat(identities).doesNotContain(another.identity());
  }

  @Test
  final void claim_otherKeysAndDigests_areOtherRuns() throws Exception {
    List<RunClaim> claims = new ArrayList<>();
    byte[][] keys = {{0}, {0, 0}, {(byte) 0xff}, {'k', '/', '\n'}, KEY};
    byte[][] digests = {DIGEST, {1, 2, 3}, {1, 2, 3, 5}};
    for (byte[] key : keys) {
      for (byte[] digest : digests) {
        claims.add(new RunClaim(key, digest, newInput(journal(), key), 1000));
      }
    }
    Set<String> identities = new TreeSet<>();
    for (int i = 0; i < claims.size(); i++) {
      RunHistory run = journal().claim(claims.get(i));
      assertThat(run.records()).isEmpty();
      assertThat(identities.add(HexFormat.of().formatHex(run.key()) + run.identity())).isTrue();
      journal()
          .append(
              record(run.key(), run.number(), i, new Outcome.Succeeded("", null)),
              acknowledgements.good("record"));
    }
    acknowledgements.await();
    reopen();
    for (int i = 0; i < claims.size(); i++) {
      RunHistory run = journal().claim(claims.get(i));
      assertThat(occurrences(run)).containsExactly(i);
      assertThat(identities).contains(HexFormat.of().formatHex(run.key()) + run.identity());
    }
  }

  @Test
  final void ended_run_isNotThatOfTheNextEqualInput() throws Exception {
    RunHistory first = claimed(newInput(journal(), KEY));
    journal().append(call(first.number(), 0), acknowledgements.good("record"));
    acknowledgements.await();
    journal().ended(first);
    RunHistory second = claimed(newInput(journal(), KEY));
    assertThat(second.records()).isEmpty();
    assertThat(second.identity()).isNotEqualTo(first.identity());
  }

  @Test
  final void append_runsAmongOneAnother_keepEveryRunsOrder() throws Exception {
    List<Long> all = new ArrayList<>();
    List<Long> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] key = utf8("key " + i);
      all.add(newInput(journal(), key));
      runs.add(journal().claim(new RunClaim(key, DIGEST, all.get(i), 1000)).number());
    }
    for (int record = 0; record < 50; record++) {
      for (int i = 0; i < runs.size(); i++) {
        journal()
            .append(
                record(
                    utf8("key " + i), runs.get(i), record, new Outcome.Succeeded("", utf8("" + i))),
                acknowledgements.good("record"));
      }
    }
    acknowledgements.await();
    reopen();
    for (int i = 0; i < runs.size(); i++) {
      RunHistory run = journal().claim(new RunClaim(utf8("key " + i), DIGEST, all.get(i), 1000));
      assertThat(occurrences(run)).hasSize(50).isSorted();
      assertThat(run.records())
          .allSatisfy(
              record -> assertThat(((CallRecord) record).event()).isInstanceOf(Outcome.class));
    }
  }

  @Test
  final void otherAgents_areKeptApart() throws Exception {
    long input = newInput(journal(), KEY);
    RunHistory before = claimed(input);
    journal().append(call(before.number(), 0), acknowledgements.good("record"));
    acknowledgements.await();
    try (Journal other = store().open("other agent")) {
      RunHistory run = other.claim(claim(newInput(other, KEY)));
      assertThat(run.records()).isEmpty();
      other.append(call(run.number(), 7), acknowledgements.good("other"));
      acknowledgements.await();
    }
    reopen();
    RunHistory after = claimed(input);
    assertThat(after.identity()).isEqualTo(before.identity());
    assertThat(occurrences(after)).containsExactly(0);
  }

  @Test
  final void close_acknowledgesWhatWasTaken_andTakesNoMore() throws Exception {
    long input = newInput(journal(), KEY);
    long run = claimed(input).number();
    for (int i = 0; i < 50; i++) {
      journal().append(call(run, i), acknowledgements.good("record"));
    }
    journal().close();
    assertThat(acknowledgements.arrived()).filteredOn("record"::equals).hasSize(50);
    acknowledgements.await();
    journal().close();
    assertThatThrownBy(() -> journal().append(call(run, 50), any -> {}))
        .isInstanceOf(IllegalStateException.class);
    opened = store().open(AGENT);
    assertThat(occurrences(claimed(input))).hasSize(50).isSorted();
  }

  @Test
  final void store_shippedToAWorker_isTheSameStore() throws Exception {
    long input = newInput(journal(), KEY);
    RunHistory before = claimed(input);
    journal().append(call(before.number(), 0), acknowledgements.good("record"));
    acknowledgements.await();
    assertThat(journal().isSurviving()).isEqualTo(store().isSurviving());
    journal().close();
    ByteArrayOutputStream shipped = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(shipped)) {
      out.writeObject(store());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(shipped.toByteArray()))) {
      store = (ActionStateStore) in.readObject();
    }
    opened = store().open(AGENT);
    if (store().isSurviving()) {
      RunHistory after = claimed(input);
      assertThat(after.identity()).isEqualTo(before.identity());
      assertThat(occurrences(after)).containsExactly(0);
    } else {
      assertThat(claimed(newInput(journal(), KEY)).records()).isEmpty();
    }
  }

  final RunHistory claimed(long input) {
    return journal().claim(claim(input));
  }

  static RunClaim claim(long input) {
    return new RunClaim(KEY, DIGEST, input, 1000);
  }

  static JournalRecord call(long run, int occurrence) {
    return record(run, occurrence, new Outcome.Succeeded("java.lang.String", utf8("\"ok\"")));
  }

  static JournalRecord record(byte[] key, long run, int occurrence) {
    return record(key, run, occurrence, new Outcome.Succeeded("", null));
  }

  private static JournalRecord record(long run, int occurrence, CallEvent event) {
    return record(KEY, run, occurrence, event);
  }

  private static JournalRecord record(byte[] key, long run, int occurrence, CallEvent event) {
    return new CallRecord(key, run, "", "rebook", "rebook", occurrence, 0, "00ff", event);
  }

  static List<Integer> occurrences(RunHistory history) {
    return history.records().stream().map(record -> ((CallRecord) record).occurrence()).toList();
  }

  private static void complete(CompletableFuture<Void> future, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(failure);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
