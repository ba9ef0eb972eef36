package dev.planwright.kafka;

import dev.planwright.runtime.store.JournalPart;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32C;

/**
 * The key groups that one worker opens.
 *
 * @param marks by key group, the offset of the last entry that is known already
 * @param isWhole whether there are no checkpoints: then runs that have ended are told by the topic
 */
record Share(
    Entry.Owner owner,
    int first,
    int last,
    ToIntFunction<byte[]> keyGroups,
    Map<Integer, Long> marks,
    Duration retention,
    boolean isWhole) {

  /** Key groups of this share that stand in one partition. */
  record Range(int first, int last) {}

  static Share of(JournalPart part) {
    return new Share(
        new Entry.Owner(part.journal(), part.agent(), part.maxParallelism()),
        part.firstKeyGroup(),
        part.lastKeyGroup(),
        part.keyGroups(),
        part.marks(),
        part.retention(),
        false);
  }

  /** Everything, with a key group per partition. */
  static Share whole(StoreSettings settings, String agent, int partitions) {
    return new Share(
        new Entry.Owner(settings.journal(), agent, partitions),
        0,
        partitions - 1,
        key -> {
          CRC32C hash = new CRC32C();
          hash.update(key);
          return (int) (hash.getValue() % partitions);
        },
        Map.of(),
        settings.retention(),
        true);
  }

  /** The partitions that this share has a key group in. */
  NavigableMap<Integer, Range> ranges(Topic topic) {
    NavigableMap<Integer, Range> ranges = new TreeMap<>();
    for (int group = first; group <= last; group++) {
      int own = group;
      ranges.merge(
          topic.partition(group, owner.maxParallelism()),
          new Range(own, own),
          (before, one) -> new Range(before.first(), one.last()));
    }
    return ranges;
  }

  @Override
  public String toString() {
    return "journal %s of %s, key groups %d to %d"
        .formatted(owner.journal(), owner.agent(), first, last);
  }
}
