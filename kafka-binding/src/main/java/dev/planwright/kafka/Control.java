package dev.planwright.kafka;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.format.FieldReader;
import dev.planwright.runtime.store.format.FieldWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the control topic, which is compacted: the last value of each key counts. What an
 * owner said is never deleted, only overruled by the later owners of its key groups, so that nobody
 * can take back what another one has said since.
 */
sealed interface Control {

  /** What is written. All versions since 1 are read, for ever. */
  int VERSION = 1;

  /** What the records' topic was when it was first used: it must stay so. */
  record Settings(int partitions) implements Control {}

  /** Into how many key groups the keys of a journal are divided: it must stay so. */
  record Divided(String journal, String agent, int maxParallelism) implements Control {}

  /**
   * An owner of part of a partition needs nothing before an offset.
   *
   * @param epoch of the owner in this partition
   * @param retentionMillis how long it wants records to be kept all the same
   */
  record Safe(Part part, long epoch, long offset, long retentionMillis) implements Control {}

  /** Key groups of a journal that have one owner, as far as they are in a partition. */
  record Part(int partition, String journal, String agent, int firstKeyGroup, int lastKeyGroup) {}

  /**
   * Somebody has a savepoint, and nothing is to be deleted.
   *
   * @param offsets by partition, from where on
   */
  record Kept(String name, long sinceMillis, List<Long> offsets) implements Control {}

  /** A savepoint is gone. */
  record Dropped(String name) implements Control {}

  /** The message's key. */
  default byte[] key() {
    if (this instanceof Settings) {
      return head(1).sealed(new byte[0]);
    } else if (this instanceof Divided divided) {
      return head(2)
          .text("journal", divided.journal())
          .text("agent", divided.agent())
          .sealed(new byte[0]);
    } else if (this instanceof Safe safe) {
      return partKey(safe.part());
    } else if (this instanceof Kept kept) {
      return keptKey(kept.name());
    }
    return keptKey(((Dropped) this).name());
  }

  private static byte[] partKey(Part part) {
    return head(3)
        .number(part.partition())
        .text("journal", part.journal())
        .text("agent", part.agent())
        .number(part.firstKeyGroup())
        .number(part.lastKeyGroup())
        .sealed(new byte[0]);
  }

  private static byte[] keptKey(String name) {
    return head(4).text("name", name).sealed(new byte[0]);
  }

  private static FieldWriter head(int kind) {
    return new FieldWriter(64).octet(VERSION).octet(kind);
  }

  /** The message's value; null deletes the key. */
  default byte @Nullable [] value() {
    FieldWriter out = new FieldWriter(32).octet(VERSION);
    if (this instanceof Settings settings) {
      out.number(settings.partitions());
    } else if (this instanceof Divided divided) {
      out.number(divided.maxParallelism());
    } else if (this instanceof Safe safe) {
      out.number(safe.epoch()).number(safe.offset()).number(safe.retentionMillis());
    } else if (this instanceof Kept kept) {
      out.number(kept.sinceMillis()).number(kept.offsets().size());
      kept.offsets().forEach(out::number);
    } else {
      return null;
    }
    return out.sealed(key());
  }

  /**
   * What a message says.
   *
   * @throws JournalException if it is damaged, or of an unknown version
   */
  static Control read(byte[] key, byte @Nullable [] value) {
    FieldReader name = FieldReader.sealed(key, new byte[0], VERSION);
    int kind = name.octet();
    FieldReader in = value == null ? null : FieldReader.sealed(value, key, VERSION);
    if (kind == 3 && in != null) {
      Part part =
          new Part(
              name.count("partition"),
              name.text("journal"),
              name.text("agent"),
              name.count("key group"),
              name.count("key group"));
      return new Safe(part, in.number(), in.number(), in.number());
    } else if (kind == 4) {
      String kept = name.text("name");
      return in == null ? new Dropped(kept) : kept(kept, in);
    } else if (kind == 1 && in != null) {
      return new Settings(in.count("partitions"));
    } else if (kind == 2 && in != null) {
      return new Divided(name.text("journal"), name.text("agent"), in.count("max parallelism"));
    }
    throw new JournalException("of unknown kind " + kind, null);
  }

  private static Kept kept(String name, FieldReader in) {
    long since = in.number();
    int partitions = in.count("partitions");
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      offsets.add(in.number());
    }
    return new Kept(name, since, offsets);
  }
}
