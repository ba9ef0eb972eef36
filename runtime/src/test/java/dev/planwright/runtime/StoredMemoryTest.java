package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of map memories, when their type has changed. */
class StoredMemoryTest {

  private enum Status {
    OPEN,
    DONE
  }

  private enum LaterStatus {
    LATE,
    DONE,
    OPEN
  }

  private EmbeddedJournal journal;

  @BeforeEach
  void open() throws IOException {
    journal = EmbeddedStore.inMemory().open("desk");
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private StoredMemory keyedBy(Codec<?> keys) throws CodecException {
    return StoredMemory.open(
        journal,
        new MemorySpec("seen", MemorySpec.Kind.MAP, MemoryScope.SHORT_TERM, Codecs.INT, keys),
        "seen");
  }

  @Test
  void keys_withNewConstants_areFound() throws Exception {
    Codec<Status> before = Codecs.enumOf(Status.class, "Status", 1);
    Codec<LaterStatus> now = Codecs.enumOf(LaterStatus.class, "Status", 1);
    byte[] entry = keyedBy(before).entry(Status.DONE);

    StoredMemory later = keyedBy(now);
    assertThat(later.key(entry)).isEqualTo(LaterStatus.DONE);
    assertThat(later.entry(LaterStatus.DONE)).isEqualTo(entry);

    // The store knows that there may be late ones from now on.
    assertThatThrownBy(() -> keyedBy(before))
        .hasMessageContaining("The keys of memory seen has changed");
  }

  @Test
  void keys_ofAnotherType_refused() throws Exception {
    StoredMemory unused = keyedBy(Codecs.INT);
    assertThatThrownBy(() -> keyedBy(Codecs.LONG))
        .hasMessageContaining("The keys of memory seen has changed")
        .hasMessageContaining("stored: int")
        .hasMessageContaining("now:    long");
  }
}
