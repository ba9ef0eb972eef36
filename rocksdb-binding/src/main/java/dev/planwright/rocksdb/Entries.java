package dev.planwright.rocksdb;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.OutboxEntry.Kind;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.runtime.store.format.FieldReader;
import dev.planwright.runtime.store.format.FieldWriter;
import dev.planwright.runtime.store.format.PayloadChain;

/**
 * What stands in the database besides the records of runs: a version, the fields, and a checksum
 * that also covers the key.
 */
final class Entries {

  /** Of all entries. */
  static final int VERSION = 1;

  private static final int ANY_SIZE = Integer.MAX_VALUE;
  private static final int MAX_KEY = 1 << 20;

  private Entries() {}

  /**
   * How a run ended.
   *
   * @param key the encoded business key
   * @param records how many records it has
   * @param isDropped whether it was dropped instead of committed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only shown
  record RunEnd(byte[] key, int records, boolean isDropped) {}

  static byte[] work(WorkItem item, byte[] at, PayloadChain chain) {
    byte[] payload = chain.seal(item.payload());
    return start(item.key().length + payload.length)
        .bytes(item.key())
        .nullableText("event", item.event())
        .number(item.eventTime())
        .number(item.dueMillis())
        .octet(item.isEventTime() ? 1 : 0)
        .bytes(payload)
        .sealed(at);
  }

  static WorkItem work(byte[] at, byte[] data, PayloadChain chain) {
    FieldReader in = read(at, data);
    byte[] key = in.bytes("key", MAX_KEY);
    String event = in.nullableText("event");
    long eventTime = in.number();
    long dueMillis = in.number();
    boolean isEventTime = in.bool("event time");
    byte[] payload = in.bytes("payload", ANY_SIZE);
    in.finish();
    return new WorkItem(
        Keys.number(at), key, event, chain.open(payload), eventTime, dueMillis, isEventTime);
  }

  /** The business key of a work item, without its payload, which may need another key. */
  static byte[] workKey(byte[] at, byte[] data) {
    return read(at, data).bytes("key", MAX_KEY);
  }

  static byte[] outbox(OutboxEntry entry, byte[] at, PayloadChain chain) {
    byte[] payload = chain.seal(entry.payload());
    return start(entry.key().length + payload.length)
        .bytes(entry.key())
        .text("id", entry.id())
        .octet(entry.kind() == Kind.OUTPUT ? 0 : 1)
        .bytes(payload)
        .sealed(at);
  }

  static OutboxEntry outbox(byte[] at, byte[] data, PayloadChain chain) {
    FieldReader in = read(at, data);
    byte[] key = in.bytes("key", MAX_KEY);
    String id = in.text("id");
    Kind kind = in.bool("kind") ? Kind.DEAD_LETTER : Kind.OUTPUT;
    byte[] payload = in.bytes("payload", ANY_SIZE);
    in.finish();
    return new OutboxEntry(Keys.number(at), key, id, kind, chain.open(payload));
  }

  static byte[] quarantined(QuarantinedRun run, byte[] at) {
    FieldWriter entry =
        start(run.key().length + run.cause().length())
            .bytes(run.key())
            .text("action", run.action())
            .text("cause", run.cause())
            .number(run.sinceMillis());
    ActionFailed last = run.lastAttempt();
    if (last == null) {
      return entry.octet(0).sealed(at);
    }
    return entry
        .octet(1)
        .text("path", last.path())
        .text("action", last.action())
        .number(last.attempt())
        .sealed(at);
  }

  static QuarantinedRun quarantined(byte[] at, byte[] data) {
    FieldReader in = read(at, data);
    long run = Keys.number(at);
    byte[] key = in.bytes("key", MAX_KEY);
    String action = in.text("action");
    String cause = in.text("cause");
    long since = in.number();
    // The first format ended here.
    boolean isAttemptKnown = !in.isAtEnd() && in.bool("a last attempt");
    ActionFailed last =
        isAttemptKnown
            ? new ActionFailed(key, run, in.text("path"), in.text("action"), in.count("attempt"), 0)
            : null;
    in.finish();
    return new QuarantinedRun(run, key, action, cause, since, last);
  }

  static byte[] end(RunEnd end, byte[] at) {
    return start(end.key().length)
        .bytes(end.key())
        .number(end.records())
        .octet(end.isDropped() ? 1 : 0)
        .sealed(at);
  }

  static RunEnd end(byte[] at, byte[] data) {
    FieldReader in = read(at, data);
    RunEnd end = new RunEnd(in.bytes("key", MAX_KEY), in.count("records"), in.bool("dropped"));
    in.finish();
    return end;
  }

  static byte[] number(long value, byte[] at) {
    return start(10).number(value).sealed(at);
  }

  static long number(byte[] at, byte[] data) {
    FieldReader in = read(at, data);
    long value = in.number();
    in.finish();
    return value;
  }

  static byte[] text(String value, byte[] at) {
    return start(value.length()).text("value", value).sealed(at);
  }

  static String text(byte[] at, byte[] data) {
    FieldReader in = read(at, data);
    String value = in.text("value");
    in.finish();
    return value;
  }

  static byte[] ofMemory(byte[] value, byte[] at, PayloadChain chain) {
    byte[] payload = chain.seal(value);
    return start(payload.length).bytes(payload).sealed(at);
  }

  static byte[] memory(byte[] at, byte[] data, PayloadChain chain) {
    FieldReader in = read(at, data);
    byte[] payload = in.bytes("value", ANY_SIZE);
    in.finish();
    return chain.open(payload);
  }

  private static FieldWriter start(int expected) {
    return new FieldWriter(32 + expected).octet(VERSION);
  }

  private static FieldReader read(byte[] at, byte[] data) {
    return FieldReader.sealed(data, at, VERSION);
  }
}
