package dev.planwright.runtime;

import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.engine.Written;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.format.WrittenFrame;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One memory as an embedded store keeps it. If it has a time to live, each value stands there with
 * when it was written; one that was written before the memory had a time to live counts as written
 * when it was given one.
 *
 * @param name under which the store keeps it
 * @param keyCodec null unless it is a map
 * @param ttl zero if it forgets nothing
 * @param since when it was given its time to live, in epoch milliseconds
 */
record StoredMemory(
    String name,
    StoredCodec<Object> values,
    @Nullable Codec<Object> keyCodec,
    Duration ttl,
    long since) {

  /**
   * Opens a memory, and notes in the store what it is.
   *
   * @param name under which the store keeps it
   * @throws IllegalStateException if its type has changed so that it can no longer be read
   */
  static StoredMemory open(EmbeddedJournal journal, MemorySpec memory, String name)
      throws CodecException {
    requireSame(journal, kindOf(name), memory.kind().name());
    Codec<Object> codec = untyped(memory.codec());
    Codec<?> keyCodec = memory.keyCodec();
    if (keyCodec != null) {
      requireSameKeys(journal, "keys of memory " + name, keyCodec.schema());
    }
    Codec<Object> values =
        memory.kind() == MemorySpec.Kind.LIST ? untyped(Codecs.list(codec)) : codec;
    StoredCodec<Object> stored = new JournalSchemas(journal).codec("memory " + name, values);
    return new StoredMemory(
        name,
        memory.ttl().isZero()
            ? stored
            : stored.limitedTo(journal.maxPayload() - WrittenFrame.HEADER),
        keyCodec == null ? null : untyped(keyCodec),
        memory.ttl(),
        since(journal, name, memory.ttl()));
  }

  /** The setting that is there for every memory that was ever opened. */
  static String kindOf(String name) {
    return "kind of memory " + name;
  }

  private static long since(EmbeddedJournal journal, String name, Duration ttl) {
    String setting = "time to live of memory " + name;
    String since = journal.setting(setting);
    boolean isNoted = since != null && !since.isEmpty();
    if (ttl.isZero()) {
      if (isNoted) {
        journal.setting(setting, "");
      }
      return 0;
    }
    if (!isNoted) {
      since = Long.toString(System.currentTimeMillis());
      journal.setting(setting, since);
    }
    return Long.parseLong(since);
  }

  @SuppressWarnings("unchecked") // the plan gives each memory the codec of what it holds
  private static Codec<Object> untyped(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  /** Entries are found by the bytes of their keys. */
  private static void requireSameKeys(EmbeddedJournal journal, String setting, Schema now)
      throws CodecException {
    String before = journal.setting(setting);
    String text = SchemaText.of(now);
    if (before != null
        && !before.equals(text)
        && SchemaText.sameBytes(SchemaText.parse(before), now)) {
      journal.setting(setting, text);
    } else {
      requireSame(journal, setting, text);
    }
  }

  private static void requireSame(EmbeddedJournal journal, String setting, String now) {
    String before = journal.setting(setting);
    if (before == null) {
      journal.setting(setting, now);
    } else if (!before.equals(now)) {
      throw new IllegalStateException(
          "The %s has changed since this store was written.%n    stored: %s%n    now:    %s%n    Fix: give the changed memory a new name, or go on with the agent that wrote the store."
              .formatted(setting, before, now));
    }
  }

  /**
   * The bytes of a value, as the engine has handed it over.
   *
   * @throws RunAbortedException if it cannot be stored
   */
  byte[] encode(Object value) {
    try {
      return value instanceof Written written && forgets()
          ? WrittenFrame.wrap(values.encode(written.value()), written.millis())
          : values.encode(value);
    } catch (CodecException e) {
      throw refused(e);
    }
  }

  /** The value of stored bytes, as the engine asks for it. */
  Object decode(byte[] stored) {
    try {
      Object value = values.decode(WrittenFrame.value(stored));
      return forgets() ? new Written(value, millis(stored)) : value;
    } catch (CodecException e) {
      throw failure("read", e);
    }
  }

  boolean forgets() {
    return !ttl.isZero();
  }

  /** Whether stored bytes are of a value that is forgotten at this time. */
  boolean isOver(byte[] stored, long nowMillis) {
    return forgets() && nowMillis - ttl.toMillis() >= millis(stored);
  }

  private long millis(byte[] stored) {
    return WrittenFrame.isTimed(stored) ? WrittenFrame.millis(stored) : since;
  }

  /**
   * The bytes of a map's key.
   *
   * @throws IllegalArgumentException if no entry can have it
   */
  byte[] entry(Object key) {
    try {
      return BinaryFormat.canonical(keys(), key);
    } catch (CodecException e) {
      throw new IllegalArgumentException(
          "memory %s has no such key: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * The bytes of the key of an entry that is written.
   *
   * @throws RunAbortedException if it cannot be stored
   */
  byte[] newEntry(Object key) {
    try {
      return BinaryFormat.canonical(keys(), key);
    } catch (CodecException e) {
      throw refused(e);
    }
  }

  /** The key of a map's stored entry. */
  Object key(byte[] entry) {
    try {
      return BinaryFormat.decode(keys(), entry);
    } catch (CodecException e) {
      throw failure("read a key of", e);
    }
  }

  private Codec<Object> keys() {
    if (keyCodec == null) {
      throw new IllegalStateException("memory " + name + " is not a map");
    }
    return keyCodec;
  }

  private RunAbortedException refused(CodecException cause) {
    return new RunAbortedException(
        Reason.UNSTORABLE,
        "memory %s cannot hold what was written to it: %s".formatted(name, cause.getMessage()),
        cause);
  }

  private UncheckedIOException failure(String verb, CodecException cause) {
    return new UncheckedIOException(
        "could not %s memory %s: %s".formatted(verb, name, cause.getMessage()), cause);
  }
}
