package dev.planwright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EmbeddedStore} must do, as a journal and with all else that it keeps. A store
 * proves itself by a test class that extends this one and gives an empty store; the suite opens it,
 * closes it, and opens it again.
 */
public abstract class EmbeddedStoreContract extends EmbeddedMemoryContract {

  // Inputs and numbers

  @Test
  void accept_inputs_areKeptByNumber() throws Exception {
    List<Long> numbers = List.of(accept("a"), accept("b"), accept("c"));
    acknowledgements.await();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat(journal().unfinished()).extracting(WorkItem::number).isEqualTo(numbers);
    reopen();
    List<WorkItem> items = journal().unfinished();
    assertThat(items).extracting(WorkItem::number).isEqualTo(numbers);
    assertThat(items).extracting(item -> text(item.payload())).containsExactly("a", "b", "c");
    assertThat(items.get(0).key()).isEqualTo(KEY);
    assertThat(items.get(0).event()).isNull();
    assertThat(items.get(0).eventTime()).isEqualTo(7);
    assertThat(items.get(0).isEventTime()).isFalse();
  }

  @Test
  void numbers_afterReopening_areNeverGivenAgain() throws Exception {
    Set<Long> numbers = new TreeSet<>();
    for (int i = 0; i < 4; i++) {
      assertThat(numbers.add(accept("x"))).isTrue();
      long unused = journal().nextNumber();
      assertThat(numbers.add(unused)).isTrue();
      assertThat(unused).isEqualTo(((TreeSet<Long>) numbers).last());
      acknowledgements.await();
      reopen();
    }
  }

  @Test
  void positions_perSource_areTheLast() throws Exception {
    assertThat(journal().positions()).isEmpty();
    for (long position = 0; position < 3; position++) {
      journal().accept(input("x", "file", position), acknowledgements.good("file"));
    }
    journal().accept(input("x", "größe/2", 77), acknowledgements.good("other"));
    acknowledgements.await();
    reopen();
    assertThat(journal().positions())
        .containsOnlyKeys("file", "größe/2")
        .containsEntry("file", 2L)
        .containsEntry("größe/2", 77L);
  }

  @Test
  void eventTime_isTheLatestOfAllInputs() throws Exception {
    assertThat(journal().eventMillis()).isEqualTo(Long.MIN_VALUE);
    for (long time : new long[] {-5, Long.MIN_VALUE, 7, 3}) {
      journal().accept(new NewInput(KEY, utf8("x"), time, null, 0), acknowledgements.good("x"));
    }
    acknowledgements.await();
    assertThat(journal().eventMillis()).isEqualTo(7);
    reopen();
    assertThat(journal().eventMillis()).isEqualTo(7);
  }

  @Test
  void begun_areUnfinishedRunsThatHaveRecords() throws Exception {
    long begun = accept("begun");
    accept("not begun");
    journal().claim(claim(begun));
    long committed = accept("committed");
    journal().claim(claim(committed));
    for (long run : new long[] {begun, committed}) {
      journal().append(call(run, 0), acknowledgements.good("record"));
    }
    journal()
        .commit(
            new RunCommit(committed, KEY, List.of(), List.of(), List.of(), List.of()),
            acknowledgements.good("commit"));
    acknowledgements.await();
    assertThat(journal().begun()).containsExactly(begun);
    reopen();
    assertThat(journal().begun()).containsExactly(begun);
  }

  // Records of runs

  @Test
  void claim_runWithoutRecords_startsAnew() throws Exception {
    long run = accept("x");
    journal().claim(claim(run));
    acknowledgements.await();
    reopen();
    RunHistory history = journal().claim(new RunClaim(KEY, DIGEST, run, 2000));
    assertThat(history.records()).isEmpty();
    assertThat(history.startMillis()).isEqualTo(2000);
  }

  @Test
  void claim_inputThatReadsDifferentlyNow_isFoundByItsNumber() throws Exception {
    long run = accept("x");
    journal().claim(claim(run));
    journal().append(call(run, 0), acknowledgements.good("record"));
    acknowledgements.await();
    reopen();
    RunHistory history = journal().claim(new RunClaim(KEY, new byte[] {9}, run, 2000));
    assertThat(occurrences(history)).containsExactly(0);
    assertThat(history.startMillis()).isEqualTo(1000);
  }

  @Test
  void claim_identities_areNeverEqual() throws Exception {
    Set<String> identities = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 3; i++) {
      for (String input : List.of("a", "a")) {
        assertThat(identities.add(journal().claim(claim(accept(input))).identity())).isTrue();
      }
      acknowledgements.await();
      reopen();
    }
    EmbeddedJournal other = newStore().open(AGENT);
    try {
      long number = other.accept(input("a", null, 0), acknowledgements.good("other"));
      assertThat(identities.add(other.claim(claim(number)).identity())).isTrue();
      acknowledgements.await();
    } finally {
      other.close();
    }
  }

  @Test
  void append_unclaimedRun_isRefused() {
    assertThatThrownBy(() -> journal().append(call(123_456, 0), any -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void append_fromManyThreads_keepsEveryRunsOrder() throws Exception {
    List<Long> runs = new ArrayList<>();
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long run = accept("x");
      runs.add(run);
      threads.add(
          CompletableFuture.runAsync(
              () -> {
                journal().claim(claim(run));
                for (int record = 0; record < 200; record++) {
                  journal().append(call(run, record), acknowledgements.good("record"));
                }
              }));
    }
    for (CompletableFuture<Void> thread : threads) {
      thread.get(60, TimeUnit.SECONDS);
    }
    acknowledgements.await();
    reopen();
    for (long run : runs) {
      assertThat(occurrences(journal().claim(claim(run)))).hasSize(200).isSorted();
    }
  }

  // Commits

  @Test
  void commit_appliesEverything_orNothingIsThere() throws Exception {
    long run = accept("x");
    journal().claim(claim(run));
    journal().append(call(run, 0), acknowledgements.good("record"));
    long output = journal().nextNumber();
    long dead = journal().nextNumber();
    long timer = journal().nextNumber();
    long cancelled = accept("cancelled");
    journal()
        .commit(
            new RunCommit(
                run,
                KEY,
                List.of(new MemoryChange("count", null, utf8("1"))),
                List.of(
                    new OutboxEntry(output, KEY, "id-1", OutboxEntry.Kind.OUTPUT, utf8("out")),
                    new OutboxEntry(dead, KEY, "id-2", OutboxEntry.Kind.DEAD_LETTER, utf8("dl"))),
                List.of(new WorkItem(timer, KEY, "Storm", utf8("event"), 5, 99, true)),
                List.of(cancelled)),
            acknowledgements.good("commit"));
    acknowledgements.await();
    for (int i = 0; i < 2; i++) {
      assertThat(journal().unfinished()).hasSize(1);
      WorkItem item = journal().unfinished().get(0);
      assertThat(item.number()).isEqualTo(timer);
      assertThat(item.event()).isEqualTo("Storm");
      assertThat(text(item.payload())).isEqualTo("event");
      assertThat(item.eventTime()).isEqualTo(5);
      assertThat(item.dueMillis()).isEqualTo(99);
      assertThat(item.isEventTime()).isTrue();
      assertThat(journal().memory(KEY, "count", null)).isEqualTo(utf8("1"));
      assertThat(journal().outbox()).extracting(OutboxEntry::id).containsExactly("id-1", "id-2");
      OutboxEntry entry = journal().outbox().get(1);
      assertThat(entry.kind()).isEqualTo(OutboxEntry.Kind.DEAD_LETTER);
      assertThat(entry.number()).isEqualTo(dead);
      assertThat(text(entry.payload())).isEqualTo("dl");
      assertThat(entry.key()).isEqualTo(KEY);
      reopen();
    }
  }

  @Test
  void delivered_outputs_leaveTheOutbox() throws Exception {
    List<OutboxEntry> entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      entries.add(
          new OutboxEntry(
              journal().nextNumber(), KEY, "id-" + i, OutboxEntry.Kind.OUTPUT, utf8("out")));
    }
    journal()
        .commit(
            new RunCommit(accept("x"), KEY, List.of(), entries, List.of(), List.of()),
            acknowledgements.good("commit"));
    acknowledgements.await();
    journal().delivered(entries.get(1).number());
    assertThat(journal().outbox()).extracting(OutboxEntry::id).containsExactly("id-0", "id-2");
    reopen();
    assertThat(journal().outbox()).extracting(OutboxEntry::id).containsExactly("id-0", "id-2");
  }

  // Quarantine

  @Test
  void quarantine_releasedRun_canBeClaimedWithItsRecords() throws Exception {
    long run = quarantined();
    assertThat(journal().quarantined()).hasSize(1);
    QuarantinedRun held = journal().quarantined().get(0);
    assertThat(held.number()).isEqualTo(run);
    assertThat(held.action()).isEqualTo("Desk.rebook");
    assertThat(held.cause()).isEqualTo("no");
    assertThat(held.sinceMillis()).isEqualTo(5);
    assertThat(held.key()).isEqualTo(KEY);
    assertThat(journal().unfinished()).hasSize(1);
    journal().release(run);
    assertThat(journal().quarantined()).isEmpty();
    assertThat(journal().unfinished()).hasSize(1);
    assertThat(occurrences(journal().claim(claim(run)))).containsExactly(0);
  }

  /** So that the action that failed is attempted once more; what was recorded stays. */
  @Test
  void quarantine_releasedRun_hasAnotherAttemptAmongItsRecords() throws Exception {
    for (boolean isOpenedAgain : new boolean[] {false, true}) {
      long run = accept("x");
      journal().claim(claim(run));
      journal().append(call(run, 0), acknowledgements.good("record"));
      ActionFailed failed = new ActionFailed(KEY, run, "/a>B#0", "rebook", 2, 0);
      journal()
          .quarantine(
              new QuarantinedRun(run, KEY, "Desk.rebook", "no", 5, failed),
              acknowledgements.good("quarantine"));
      acknowledgements.await();
      if (isOpenedAgain) {
        reopen();
      }
      journal().release(run);
      reopen();
      List<JournalRecord> records = journal().claim(claim(run)).records();
      assertThat(records).hasSize(2);
      assertThat(records.get(1)).usingRecursiveComparison().isEqualTo(failed);
      journal().append(call(run, 1), acknowledgements.good("record"));
      acknowledgements.await();
      reopen();
      assertThat(journal().claim(claim(run)).records()).hasSize(3);
    }
  }

  @Test
  void quarantine_droppedRun_isGone() throws Exception {
    long run = quarantined();
    reopen();
    assertThat(journal().quarantined()).hasSize(1);
    journal().drop(run);
    for (int i = 0; i < 2; i++) {
      assertThat(journal().quarantined()).isEmpty();
      assertThat(journal().unfinished()).isEmpty();
      reopen();
    }
  }

  // The store itself

  @Test
  void settings_areKept() throws Exception {
    assertThat(journal().setting("schema")).isNull();
    journal().setting("schema", "one");
    journal().setting("schema", "zwei");
    assertThat(journal().setting("schema")).isEqualTo("zwei");
    reopen();
    assertThat(journal().setting("schema")).isEqualTo("zwei");
  }

  @Test
  void open_whileOpen_isRefused() throws Exception {
    assertThatThrownBy(() -> store().open(AGENT)).isInstanceOf(IOException.class);
    EmbeddedJournal other = store().open("other agent");
    assertThat(other.unfinished()).isEmpty();
    other.close();
    accept("still works");
    acknowledgements.await();
  }

  @Test
  void close_takesNoMoreInputsAndCommits() throws Exception {
    long run = accept("x");
    acknowledgements.await();
    journal().close();
    assertThatThrownBy(() -> journal().accept(input("x", null, 0), any -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                journal()
                    .commit(
                        new RunCommit(run, KEY, List.of(), List.of(), List.of(), List.of()),
                        any -> {}))
        .isInstanceOf(IllegalStateException.class);
    reopen();
    assertThat(journal().unfinished()).extracting(WorkItem::number).containsExactly(run);
  }

  private long quarantined() throws Exception {
    long run = accept("x");
    journal().claim(claim(run));
    journal().append(call(run, 0), acknowledgements.good("record"));
    journal()
        .quarantine(
            new QuarantinedRun(run, KEY, "Desk.rebook", "no", 5, null),
            acknowledgements.good("quarantine"));
    acknowledgements.await();
    return run;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
