package dev.planwright.kafka;

import java.util.function.LongPredicate;

/**
 * Numbers for runs, unique in the topic and rising, without a counter that would have to be kept:
 * each is built on the offset of a record that this journal wrote, which nobody else can have, the
 * partition, and a counter. When the counter is used up, the offset of a later record takes the
 * earlier one's place.
 *
 * <p>For one thread.
 */
final class RunNumbers {

  private static final int COUNTER_BITS = 16;
  private static final long LIMIT = 1L << (63 - COUNTER_BITS);

  private final int partition;
  private final int partitions;
  private long base;
  private long latest;
  private int counter;

  /**
   * @param epoch the offset of this journal's claim of the partition
   */
  RunNumbers(int partition, int partitions, long epoch) {
    this.partition = partition;
    this.partitions = partitions;
    this.base = epoch;
    this.latest = epoch;
  }

  /** A record of this journal stands at an offset. */
  void wrote(long offset) {
    latest = offset;
  }

  /**
   * The next number. They come round again only if so many runs have begun without a record between
   * them.
   *
   * @param isTaken of the numbers of runs that still go on
   * @throws IllegalStateException if all are taken
   */
  long next(LongPredicate isTaken) {
    for (int i = 0; i < 1 << COUNTER_BITS; i++) {
      long number = next();
      if (!isTaken.test(number)) {
        return number;
      }
    }
    throw new IllegalStateException(
        "%d runs have begun in partition %d, and no record of them is durable yet: let fewer be in flight"
            .formatted(1 << COUNTER_BITS, partition));
  }

  private long next() {
    if (counter == 1 << COUNTER_BITS) {
      base = latest;
      counter = 0;
    }
    long place = base * partitions + partition;
    if (place >= LIMIT || place < 0) {
      throw new IllegalStateException("offset %d is too high to number runs".formatted(base));
    }
    return (place << COUNTER_BITS) | counter++;
  }
}
