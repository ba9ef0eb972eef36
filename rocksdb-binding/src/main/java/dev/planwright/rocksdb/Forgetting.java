package dev.planwright.rocksdb;

import dev.planwright.runtime.store.format.PayloadChain;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Removes from the database what memories have forgotten. It reads every entry of every memory,
 * which is the price for writes that cost nothing more; so it is done seldom.
 *
 * <p>A key that has an unfinished run is left alone: that run may have read what is over by now,
 * and has to find it again when it is replayed. A run that begins later finds it over by its own
 * clock, whether it is there or not.
 */
final class Forgetting {

  /** Removes an entry unless it has changed since. */
  @FunctionalInterface
  interface Removal {
    boolean remove(byte[] at, byte[] seen);
  }

  private final Database database;
  private final PayloadChain chain;
  private final Supplier<Set<ByteBuffer>> busyKeys;
  private final Removal removal;

  Forgetting(
      Database database, PayloadChain chain, Supplier<Set<ByteBuffer>> busyKeys, Removal removal) {
    this.database = database;
    this.chain = chain;
    this.busyKeys = busyKeys;
    this.removal = removal;
  }

  /**
   * Removes what is over of one memory.
   *
   * @return how many entries
   */
  int forget(String memory, Predicate<byte[]> isOver) {
    Set<ByteBuffer> busy = busyKeys.get();
    int[] gone = new int[1];
    database.visit(
        Keys.table(Keys.MEMORY),
        (at, value) -> {
          if (Keys.memoryOf(at).equals(memory)
              && isOver.test(Entries.memory(at, value, chain))
              && !busy.contains(ByteBuffer.wrap(Keys.keyOfMemory(at)))
              && removal.remove(at, value)) {
            gone[0]++;
          }
          return true;
        });
    return gone[0];
  }
}
