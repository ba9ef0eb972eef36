package dev.planwright.runtime;

import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.store.EmbeddedJournal;
import org.jspecify.annotations.Nullable;

/** Schemas among the settings of an embedded store. */
record JournalSchemas(EmbeddedJournal journal) implements StoredCodec.Schemas {

  @Override
  public @Nullable String get(String name) {
    return journal.setting(name);
  }

  @Override
  public void put(String name, String text) {
    journal.setting(name, text);
  }
}
