package dev.planwright.runtime;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.store.EmbeddedJournal;
import org.jspecify.annotations.Nullable;

/** Schemas among the settings of an embedded store. */
record JournalSchemas(EmbeddedJournal journal) implements StoredCodec.Schemas {

  /** A codec for values of one place of the store, which writes nothing that it refuses. */
  <T> StoredCodec<T> codec(String what, Codec<T> codec) throws CodecException {
    return StoredCodec.open(this, what, codec).limitedTo(journal.maxPayload());
  }

  @Override
  public @Nullable String get(String name) {
    return journal.setting(name);
  }

  @Override
  public void put(String name, String text) {
    journal.setting(name, text);
  }
}
