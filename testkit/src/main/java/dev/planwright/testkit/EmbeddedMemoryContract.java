package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link EmbeddedStore} must do with memory. */
abstract class EmbeddedMemoryContract extends ActionStateStoreContract {

  @Override
  protected abstract EmbeddedStore newStore() throws Exception;

  @Override
  final EmbeddedJournal journal() {
    return (EmbeddedJournal) super.journal();
  }

  @Override
  final EmbeddedStore store() {
    return (EmbeddedStore) super.store();
  }

  @Override
  final long newInput(Journal journal, byte[] key) {
    return ((EmbeddedJournal) journal)
        .accept(new NewInput(key, utf8("x"), 7, null, 0), acknowledgements.good("x"));
  }

  @Test
  void memory_rightAfterCommit_isWhatWasWritten() throws Exception {
    for (int i = 0; i < 200; i++) {
      commit(KEY, new MemoryChange("count", null, utf8("" + i)));
      assertThat(journal().memory(KEY, "count", null)).isEqualTo(utf8("" + i));
    }
    commit(KEY, new MemoryChange("count", null, null));
    assertThat(journal().memory(KEY, "count", null)).isNull();
    acknowledgements.await();
    assertThat(journal().memory(KEY, "count", null)).isNull();
  }

  @Test
  void memory_ofMaps_isInOrderOfTheEncodedKeys() throws Exception {
    byte[][] keys = {{(byte) 0x80}, {1}, {0}, {1, 0}, {(byte) 0xff, (byte) 0xff}, {0x7f}};
    for (byte[] key : keys) {
      commit(KEY, new MemoryChange("map", key, key));
    }
    commit(KEY, new MemoryChange("map2", new byte[] {5}, utf8("other memory")));
    commit(utf8("kez"), new MemoryChange("map", new byte[] {5}, utf8("other key")));
    byte[][] sorted = {{0}, {1}, {1, 0}, {0x7f}, {(byte) 0x80}, {(byte) 0xff, (byte) 0xff}};
    for (int i = 0; i < 2; i++) {
      assertThat(
              journal().entries(KEY, "map").stream().map(MemoryEntry::entry).toArray(byte[][]::new))
          .isDeepEqualTo(sorted);
      assertThat(journal().memory(KEY, "map", new byte[] {1, 0})).isEqualTo(new byte[] {1, 0});
      assertThat(journal().memory(KEY, "map", new byte[] {2})).isNull();
      acknowledgements.await();
      reopen();
    }
  }

  @Test
  void memory_changesOfOneRun_applyInOrder() throws Exception {
    byte[] a = {1};
    byte[] b = {2};
    commit(KEY, new MemoryChange("map", a, utf8("old")));
    commit(
        KEY,
        new MemoryChange("map", b, utf8("gone")),
        new MemoryChange("map", null, null),
        new MemoryChange("map", b, utf8("new")),
        new MemoryChange("list", null, utf8("first")),
        new MemoryChange("list", null, utf8("second")));
    for (int i = 0; i < 2; i++) {
      assertThat(journal().entries(KEY, "map")).hasSize(1);
      assertThat(journal().memory(KEY, "map", a)).isNull();
      assertThat(journal().memory(KEY, "map", b)).isEqualTo(utf8("new"));
      assertThat(journal().memory(KEY, "list", null)).isEqualTo(utf8("second"));
      acknowledgements.await();
      reopen();
    }
    commit(KEY, new MemoryChange("map", b, null));
    assertThat(journal().entries(KEY, "map")).isEmpty();
  }

  @Test
  void forget_removesWhatIsOver_ofKeysWithoutUnfinishedRuns() throws Exception {
    byte[] other = utf8("kez");
    byte[] busy = utf8("busy");
    byte[] entry = {7};
    for (byte[] key : List.of(KEY, other, busy)) {
      commit(key, new MemoryChange("value", null, utf8("over")));
      commit(key, new MemoryChange("value2", null, utf8("over")));
      commit(
          key,
          new MemoryChange("map", entry, utf8("over")),
          new MemoryChange("map", new byte[0], utf8("alive")));
    }
    commit(other, new MemoryChange("value", null, utf8("alive")));
    long begun = journal().accept(new NewInput(busy, utf8("x"), 7, null, 0), any -> {});
    journal().claim(new RunClaim(busy, DIGEST, begun, 1000));
    journal().append(record(busy, begun, 0), acknowledgements.good("record"));
    acknowledgements.await();
    for (int i = 0; i < 2; i++) {
      int gone = 0;
      for (String memory : List.of("value", "map")) {
        gone +=
            journal()
                .forget(memory, stored -> Arrays.equals(stored, utf8("over")))
                .get(60, TimeUnit.SECONDS);
      }
      assertThat(gone).isEqualTo(i == 0 ? 3 : 0);
      reopen();
      assertThat(journal().memory(KEY, "value", null)).isNull();
      assertThat(journal().memory(KEY, "value2", null)).isNotNull();
      assertThat(journal().memory(other, "value", null)).isEqualTo(utf8("alive"));
      assertThat(journal().entries(KEY, "map")).hasSize(1);
      assertThat(journal().entries(other, "map")).hasSize(1);
      assertThat(journal().memory(busy, "value", null)).isNotNull();
      assertThat(journal().entries(busy, "map")).hasSize(2);
    }
  }

  void commit(byte[] key, MemoryChange... changes) {
    journal()
        .commit(
            new RunCommit(accept("x"), key, List.of(changes), List.of(), List.of(), List.of()),
            acknowledgements.good("commit"));
  }

  long accept(String payload) {
    return journal().accept(input(payload, null, 0), acknowledgements.good(payload));
  }

  static NewInput input(String payload, @Nullable String source, long position) {
    return new NewInput(KEY, utf8(payload), 7, source, position);
  }
}
