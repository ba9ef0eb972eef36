package dev.planwright.rocksdb;

import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers, each once in the life of a store. They are reserved in blocks before they are
 * given, so that a number is not given again after a crash even if its first use did not become
 * durable: idempotency keys are derived from it.
 *
 * <p>A store that is restored or salvaged goes back in time, and would give numbers again. So it
 * gets a new identity for what it will number from then on.
 *
 * <p>Guarded by its journal's lock, but for {@link #identity} and {@link #isShort}.
 */
final class Numbers {

  private static final long BLOCK = 1 << 20;
  private static final byte[] AT = Keys.table(Keys.NUMBERS);

  private final NavigableMap<Long, String> identities;
  private final long first;
  private final AtomicLong next = new AtomicLong();

  /** Durable: all below may be given. Written by the writer's thread. */
  private final AtomicLong reserved = new AtomicLong();

  private volatile boolean reserving;

  private Numbers(NavigableMap<Long, String> identities, long first, long reserved) {
    this.identities = identities;
    this.first = first;
    this.next.set(first);
    this.reserved.set(reserved);
  }

  /** Goes on behind all numbers that may have been given. */
  static Numbers open(Database database) throws IOException {
    long first = reservedIn(database);
    database.write(List.of(reservation(first + BLOCK)), true);
    NavigableMap<Long, String> identities = new TreeMap<>();
    database.visit(
        Keys.table(Keys.IDENTITY),
        (at, value) -> identities.put(Keys.number(at), Entries.text(at, value)) == null);
    return new Numbers(identities, first, first + BLOCK);
  }

  /** The first number that has certainly not been given. */
  static long reservedIn(Database database) {
    byte[] value = database.get(AT);
    return value == null ? 0 : Entries.number(AT, value);
  }

  /** Names the runs from {@code number} on apart from those of every other store. */
  static Change newIdentity(long number) {
    byte[] at = Keys.numbered(Keys.IDENTITY, number);
    return new Change(at, Entries.text(UUID.randomUUID().toString(), at));
  }

  static Change reservation(long end) {
    return new Change(AT, Entries.number(end, AT));
  }

  /** Whether the number may have been given before this store was opened. */
  boolean isOld(long number) {
    return number < first;
  }

  /** Whether so few numbers are left that it is better to wait; asked without the lock. */
  boolean isShort() {
    return reserved.get() - next.get() < BLOCK / 4;
  }

  long next() {
    return next.getAndIncrement();
  }

  /** What to write to be able to go on, if it is time for that. */
  @Nullable Change reserveMore() {
    if (reserving || reserved.get() - next.get() > BLOCK / 2) {
      return null;
    }
    reserving = true;
    return reservation(reserved.get() + BLOCK);
  }

  /** That is durable. */
  void reservedMore() {
    reserved.addAndGet(BLOCK);
    reserving = false;
  }

  /** What idempotency keys of a run are derived from. */
  String identity(long number) {
    return identities.floorEntry(number).getValue() + "/" + number;
  }
}
