package dev.planwright.kafka;

import dev.planwright.kafka.Control.Divided;
import dev.planwright.kafka.Control.Dropped;
import dev.planwright.kafka.Control.Kept;
import dev.planwright.kafka.Control.Part;
import dev.planwright.kafka.Control.Safe;
import dev.planwright.kafka.Control.Settings;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the control topic says, as far as it has been read.
 *
 * <p>Thread-safe.
 */
final class ControlState {

  /** A journal of an agent. */
  private record JournalOf(String journal, String agent) {}

  private @Nullable Settings settings;
  private final Map<JournalOf, Integer> divided = new HashMap<>();
  private final Map<Part, Safe> safe = new HashMap<>();
  private final Map<String, Kept> kept = new TreeMap<>();

  synchronized void take(Control control) {
    if (control instanceof Settings first) {
      settings = first;
    } else if (control instanceof Divided journal) {
      divided.put(new JournalOf(journal.journal(), journal.agent()), journal.maxParallelism());
    } else if (control instanceof Safe owner) {
      safe.merge(
          owner.part(),
          owner,
          (before, said) -> said.epoch() < before.epoch() ? before : said); // a former owner's
    } else if (control instanceof Kept savepoint) {
      kept.put(savepoint.name(), savepoint);
    } else if (control instanceof Dropped savepoint) {
      kept.remove(savepoint.name());
    }
  }

  /**
   * What is to be written before a journal may be used; nothing if it was used before.
   *
   * @throws IOException if it was used by a job with other settings
   */
  synchronized List<Control> missing(Topic topic, Entry.Owner owner) throws IOException {
    List<Control> missing = new ArrayList<>();
    if (settings == null) {
      missing.add(new Settings(topic.partitions()));
    } else if (settings.partitions() != topic.partitions()) {
      throw new StoreRefusedException(
          "Topic %s has %d partitions, but was first used with %d, and keys would not be found in their partitions: use a new topic."
              .formatted(topic.name(), topic.partitions(), settings.partitions()));
    }
    Integer groups = divided.get(new JournalOf(owner.journal(), owner.agent()));
    if (groups == null) {
      missing.add(new Divided(owner.journal(), owner.agent(), owner.maxParallelism()));
    } else if (groups != owner.maxParallelism()) {
      throw new StoreRefusedException(
          "Journal %s of %s in topic %s has %d key groups, but this job has %d: set the job's max parallelism to %d, or give it another journal."
              .formatted(
                  owner.journal(),
                  owner.agent(),
                  topic.name(),
                  groups,
                  owner.maxParallelism(),
                  groups));
    }
    return missing;
  }

  /**
   * Up to where a partition may be deleted for all that its owners and savepoints need; of owners
   * of the same key groups, the last one counts. Null if nobody has said.
   */
  synchronized @Nullable Long safeOffset(int partition) {
    Long lowest = null;
    for (Safe owner : owners(partition)) {
      lowest = lowest == null ? owner.offset() : Math.min(lowest, owner.offset());
    }
    if (lowest != null) {
      for (Kept savepoint : kept.values()) {
        if (partition < savepoint.offsets().size()) {
          lowest = Math.min(lowest, savepoint.offsets().get(partition));
        }
      }
    }
    return lowest;
  }

  /** The highest epoch of all that owners of a partition have said; -1 if nobody has. */
  synchronized long latestEpoch(int partition) {
    return owners(partition).stream().mapToLong(Safe::epoch).max().orElse(-1);
  }

  /** The longest time for which an owner of a partition wants records to be kept. */
  synchronized long retentionMillis(int partition) {
    return owners(partition).stream().mapToLong(Safe::retentionMillis).max().orElse(0);
  }

  private List<Safe> owners(int partition) {
    List<Safe> latestFirst =
        safe.values().stream()
            .filter(owner -> owner.part().partition() == partition)
            .sorted(Comparator.comparingLong(Safe::epoch).reversed())
            .toList();
    List<Safe> current = new ArrayList<>();
    Map<JournalOf, BitSet> owned = new HashMap<>();
    for (Safe owner : latestFirst) {
      Part part = owner.part();
      BitSet groups =
          owned.computeIfAbsent(new JournalOf(part.journal(), part.agent()), any -> new BitSet());
      if (groups.nextClearBit(part.firstKeyGroup()) <= part.lastKeyGroup()) {
        current.add(owner);
        groups.set(part.firstKeyGroup(), part.lastKeyGroup() + 1);
      }
    }
    return current;
  }

  /** Savepoints that are declared, by name. */
  synchronized List<Kept> kept() {
    return List.copyOf(kept.values());
  }
}
