package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Call;
import dev.planwright.kafka.Entry.Claim;
import dev.planwright.kafka.Entry.Ends;
import dev.planwright.kafka.Entry.Owner;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a part of a journal holds behind its marks. What belongs to others in the same
 * partitions is left aside.
 *
 * <p>For one thread.
 */
final class Recovery implements LogReader.Visitor {

  private record Ended(long run, long epoch, long offset) {}

  private final Owner owner;
  private final int first;
  private final int last;
  private final Map<Integer, Long> marks;
  private final boolean endsCount;
  private final Map<Integer, Epochs> epochs = new HashMap<>();
  private final Map<Long, RecoveredRun> runs = new HashMap<>();

  /** By partition, the offsets of marks at which no entry of this journal has been read. */
  private final Map<Integer, Set<Long>> missing;

  private final Map<Integer, Set<Ended>> ended = new HashMap<>();

  /**
   * @param marks by key group, the offset of the last entry that is known already
   * @param missing by partition, the offsets of these marks
   * @param endsCount whether runs that have ended are of no interest
   */
  Recovery(
      Owner owner,
      int first,
      int last,
      Map<Integer, Long> marks,
      Map<Integer, Set<Long>> missing,
      boolean endsCount) {
    this.owner = owner;
    this.first = first;
    this.last = last;
    this.marks = marks;
    this.missing = missing;
    this.endsCount = endsCount;
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> message) throws IOException {
    Entry entry = entry(message);
    if (!entry.owner().isSameJournal(owner)) {
      return;
    }
    if (entry.owner().maxParallelism() != owner.maxParallelism()) {
      throw new StoreRefusedException(
          "%s was written with max parallelism %d, and this job has %d"
              .formatted(where(message), entry.owner().maxParallelism(), owner.maxParallelism()));
    }
    Set<Long> unseen = missing.get(message.partition());
    boolean isMarked = unseen != null && unseen.remove(message.offset());
    if (entry instanceof Claim claim) {
      epochs(message).claimed(claim.firstKeyGroup(), claim.lastKeyGroup(), message.offset());
    } else if (entry instanceof Call call) {
      if (isMarked) {
        marked(call.epoch(), message);
      }
      take(call, message);
    } else if (entry instanceof Ends ends && endsCount) {
      for (long run : ends(message)) {
        ended
            .computeIfAbsent(message.partition(), any -> new HashSet<>())
            .add(new Ended(run, ends.epoch(), message.offset()));
      }
    }
  }

  /** Whoever wrote what stands at a mark owned every key group whose mark it is. */
  private void marked(long epoch, ConsumerRecord<byte[], byte[]> message) {
    Epochs known = epochs(message);
    marks.forEach(
        (group, mark) -> {
          if (mark == message.offset()) {
            known.wrote(group, epoch);
          }
        });
  }

  private void take(Call call, ConsumerRecord<byte[], byte[]> message) {
    int group = call.keyGroup();
    if (group < first || group > last) {
      return;
    }
    epochs(message).wrote(group, call.epoch());
    Long mark = marks.get(group);
    if (mark == null || message.offset() > mark) {
      runs.computeIfAbsent(
              call.run(),
              number -> new RecoveredRun(call.key(), number, group, message.partition()))
          .add(call, message.offset(), message.key(), message.value());
    }
  }

  private Epochs epochs(ConsumerRecord<byte[], byte[]> message) {
    return epochs.computeIfAbsent(message.partition(), any -> new Epochs(first, last));
  }

  private static Iterable<Long> ends(ConsumerRecord<byte[], byte[]> message) throws IOException {
    try {
      return EntryFormat.ends(message.value(), message.key());
    } catch (JournalException damaged) {
      throw new StoreRefusedException(where(message) + " is " + damaged.getMessage(), damaged);
    }
  }

  /**
   * What the key of a message says.
   *
   * @throws IOException if it is damaged: then nobody knows which run the message belongs to
   */
  static Entry entry(ConsumerRecord<byte[], byte[]> message) throws IOException {
    byte @Nullable [] key = message.key();
    if (key == null || message.value() == null) {
      throw new StoreRefusedException(where(message) + " was not written by this store.");
    }
    try {
      return EntryFormat.entry(key);
    } catch (JournalException damaged) {
      throw new StoreRefusedException(
          "%s is %s. Whose record it was cannot be told, so nothing that stands there may be trusted."
              .formatted(where(message), damaged.getMessage()),
          damaged);
    }
  }

  private static String where(ConsumerRecord<byte[], byte[]> message) {
    return "What stands in topic %s, partition %d, at offset %d"
        .formatted(message.topic(), message.partition(), message.offset());
  }

  /**
   * Requires that every mark stands at an entry of this journal.
   *
   * @throws IOException if one does not: then the topic is not the one of the checkpoint
   */
  void checkMarks() throws IOException {
    for (Map.Entry<Integer, Set<Long>> marked : missing.entrySet()) {
      if (!marked.getValue().isEmpty()) {
        throw new StoreRefusedException(
            "The checkpoint says that journal %s of %s stood in partition %d at offset %s, but something else stands there: this is not the topic that it was taken with, or its records were lost."
                .formatted(owner.journal(), owner.agent(), marked.getKey(), marked.getValue()));
      }
    }
  }

  /** Whether an entry of this journal counts, when everything is read. */
  boolean isValid(int partition, int group, long epoch, long offset) {
    Epochs known = epochs.get(partition);
    return known != null && known.isValid(group, epoch, offset);
  }

  /** The runs of which something counts, when everything is read. */
  Map<Long, RecoveredRun> runs() {
    runs.values()
        .removeIf(
            run -> {
              Epochs known = epochs.get(run.partition);
              return known == null || run.validate(known) == 0;
            });
    ended.forEach(
        (partition, all) -> {
          for (Ended end : all) {
            RecoveredRun run = runs.get(end.run());
            if (run != null && isValid(partition, run.keyGroup, end.epoch(), end.offset())) {
              runs.remove(end.run());
            }
          }
        });
    return runs;
  }
}
