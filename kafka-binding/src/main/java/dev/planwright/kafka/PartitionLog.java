package dev.planwright.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one journal writes into one partition, in order. Records are acknowledged in this order, so
 * that those handed over are always the first ones, and one offset tells them from the others: that
 * is what makes a checkpoint's mark exact.
 *
 * <p>An intent is acknowledged when it has been read back, and with it everything behind it: only
 * then is it certain that nobody had taken its key group over before it was written.
 *
 * <p>Guarded by the journal.
 */
final class PartitionLog {

  final int partition;
  final long epoch;
  final RunNumbers numbers;

  /** Runs that have ended and are not told to the topic yet. */
  final List<Long> ended = new ArrayList<>();

  private final Deque<Pending> unacknowledged = new ArrayDeque<>();
  private final Deque<Pending> unhanded = new ArrayDeque<>();
  private long handed;
  private long readBack;

  /**
   * @param epoch the offset of the journal's claim
   */
  PartitionLog(int partition, int partitions, long epoch) {
    this.partition = partition;
    this.epoch = epoch;
    this.numbers = new RunNumbers(partition, partitions, epoch);
    this.handed = epoch;
    this.readBack = epoch + 1;
  }

  void add(Pending record) {
    unacknowledged.add(record);
    unhanded.add(record);
  }

  /** This record alone was refused. */
  void refuse(Pending record, Throwable why) {
    unacknowledged.remove(record);
    unhanded.remove(record);
    record.run.unhanded.remove(record);
    record.acknowledge(why);
    acknowledgeNext();
  }

  /** The brokers have a record. */
  void written(Pending record, long offset) {
    record.offset = offset;
    record.run.firstOffset = Math.min(record.run.firstOffset, offset);
    numbers.wrote(offset);
    acknowledgeNext();
  }

  /** Everything before an offset has been read back, and no later claim was among it. */
  void readBackTo(long next) {
    readBack = next;
    acknowledgeNext();
  }

  private void acknowledgeNext() {
    Pending next = unacknowledged.peek();
    while (next != null && next.offset >= 0 && !(next.isIntent && next.offset >= readBack)) {
      unacknowledged.poll();
      next.acknowledge(null);
      next = unacknowledged.peek();
    }
  }

  /** The journal takes no more: nobody will be told that one of these is durable. */
  void fail(Throwable why) {
    List<Pending> all = new ArrayList<>(unacknowledged);
    unacknowledged.clear();
    all.forEach(record -> record.acknowledge(why));
  }

  /** A record has been handed to its run. */
  void handed(Pending record) {
    record.handed = true;
    Pending next = unhanded.peek();
    while (next != null && next.handed) {
      handed = Math.max(handed, next.offset);
      unhanded.poll();
      next = unhanded.peek();
    }
  }

  /** The offset of the last entry of this journal that needs not be read again. */
  long mark() {
    return handed;
  }

  @Nullable Pending oldest() {
    return unacknowledged.peek();
  }

  int waiting() {
    return unacknowledged.size();
  }
}
