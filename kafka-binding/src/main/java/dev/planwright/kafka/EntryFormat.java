package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import dev.planwright.kafka.Entry.Call;
import dev.planwright.kafka.Entry.Claim;
import dev.planwright.kafka.Entry.Ends;
import dev.planwright.kafka.Entry.Owner;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.format.FieldReader;
import dev.planwright.runtime.store.format.FieldWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of messages: keys with a checksum of their own, so that a damaged value can still be
 * attributed to its run; values whose checksum also covers the key. In every version the first byte
 * is the version and the last four are the checksum.
 */
final class EntryFormat {

  /** What is written. All versions since 1 are read, for ever. */
  static final int VERSION = 1;

  private static final byte[] NOWHERE = {};
  private static final int MAX_KEY = 1 << 20;
  private static final int MAX_DIGEST = 64;

  private static final int CLAIM = 1;
  private static final int CALL = 2;
  private static final int ENDS = 3;

  private EntryFormat() {}

  static byte[] key(Entry entry) {
    if (entry instanceof Call call) {
      FieldWriter out =
          head(CALL, call.owner())
              .number(call.keyGroup())
              .number(call.epoch())
              .bytes(call.key())
              .number(call.run())
              .number(call.index());
      Begun begun = call.begun();
      if (begun != null) {
        out.bytes(begun.inputDigest()).number(begun.startMillis()).number(begun.occurrence());
      }
      return out.sealed(NOWHERE);
    } else if (entry instanceof Claim claim) {
      return head(CLAIM, claim.owner())
          .number(claim.firstKeyGroup())
          .number(claim.lastKeyGroup())
          .sealed(NOWHERE);
    }
    return head(ENDS, entry.owner()).number(((Ends) entry).epoch()).sealed(NOWHERE);
  }

  private static FieldWriter head(int kind, Owner owner) {
    return new FieldWriter(128)
        .octet(VERSION)
        .octet(kind)
        .text("journal", owner.journal())
        .text("agent", owner.agent())
        .number(owner.maxParallelism());
  }

  /**
   * What a key says.
   *
   * @throws JournalException if it is damaged, or of an unknown version
   */
  static Entry entry(byte[] key) {
    FieldReader in = FieldReader.sealed(key, NOWHERE, VERSION);
    int kind = in.octet();
    Owner owner = new Owner(in.text("journal"), in.text("agent"), in.count("max parallelism"));
    Entry entry =
        switch (kind) {
          case CLAIM -> new Claim(owner, in.count("key group"), in.count("key group"));
          case CALL -> call(owner, in);
          case ENDS -> new Ends(owner, in.number());
          default -> throw new JournalException("of unknown kind " + kind, null);
        };
    in.finish();
    return entry;
  }

  /** Whether a key may be that of a {@link Claim}, or of what is not known here. */
  static boolean mayBeClaim(byte @Nullable [] key) {
    return key == null || key.length < 2 || key[0] != VERSION || key[1] == CLAIM;
  }

  private static Call call(Owner owner, FieldReader in) {
    int keyGroup = in.count("key group");
    long epoch = in.number();
    byte[] key = in.bytes("key", MAX_KEY);
    long run = in.number();
    int index = in.count("index");
    Begun begun =
        index > 0
            ? null
            : new Begun(in.bytes("input digest", MAX_DIGEST), in.number(), in.count("occurrence"));
    return new Call(owner, keyGroup, epoch, key, run, index, begun);
  }

  /** The value of {@link Ends}. */
  static byte[] ends(List<Long> runs, byte[] key) {
    FieldWriter out = new FieldWriter(16 + 10 * runs.size()).octet(VERSION).number(runs.size());
    runs.forEach(out::number);
    return out.sealed(key);
  }

  /** The runs that the value of {@link Ends} lists. */
  static List<Long> ends(byte[] value, byte[] key) {
    FieldReader in = FieldReader.sealed(value, key, VERSION);
    int count = in.count("how many");
    List<Long> runs = new ArrayList<>(Math.min(count, 1000));
    for (int i = 0; i < count; i++) {
      runs.add(in.number());
    }
    in.finish();
    return runs;
  }

  /** The value of {@link Claim}: who it was, for people. */
  static byte[] claimant(String who, byte[] key) {
    return new FieldWriter(64).octet(VERSION).text("claimant", who).sealed(key);
  }

  /** Who claimed. */
  static String claimant(byte[] value, byte[] key) {
    FieldReader in = FieldReader.sealed(value, key, VERSION);
    return in.text("claimant");
  }
}
