package dev.planwright.runtime.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is held for each key. For one thread.
 *
 * <p>A look-up is most of what a short run costs, and most of a look-up is waiting for the caches.
 * So the hashes lie by themselves: a key's place is found in one small array, and nearly always by
 * the first guess, before anything is fetched from the heap's far ends. The price: keys that all
 * have the same hash code are searched one by one.
 */
final class KeyTable<T> {

  /*
   * Open addressing with linear probing, at most half full; D. E. Knuth, The Art of Computer Programming, volume 3,
   * section 6.4, algorithms L and R.
   */

  /** The hash of no key. */
  private static final int FREE = 0;

  private static final int SMALLEST = 16;

  private int[] hashes;
  private @Nullable Object[] keys;
  private @Nullable Object[] held;
  private int size;

  KeyTable() {
    this(SMALLEST);
  }

  private KeyTable(int capacity) {
    hashes = new int[capacity];
    keys = new @Nullable Object[capacity];
    held = new @Nullable Object[capacity];
  }

  /** What is held for the key, or null. */
  @SuppressWarnings("unchecked") // put lets in nothing else
  @Nullable T get(Object key) {
    int hash = hash(key);
    int[] known = hashes;
    int mask = known.length - 1;
    for (int place = hash & mask; ; place = (place + 1) & mask) {
      if (known[place] == hash) {
        if (key.equals(keys[place])) {
          return (T) held[place];
        }
      } else if (known[place] == FREE) {
        return null;
      }
    }
  }

  /** Replaces what is held for the key. */
  void put(Object key, T value) {
    if (2 * (size + 1) > hashes.length) {
      grow();
    }
    int hash = hash(key);
    int place = place(key, hash);
    if (hashes[place] == FREE) {
      size++;
    }
    set(place, hash, key, value);
  }

  /** Holds nothing more for the key. */
  void remove(Object key) {
    int gap = place(key, hash(key));
    if (hashes[gap] == FREE) {
      return;
    }
    int mask = hashes.length - 1;
    for (int i = (gap + 1) & mask; hashes[i] != FREE; i = (i + 1) & mask) {
      int fromHome = (i - hashes[i]) & mask;
      if (fromHome >= ((i - gap) & mask)) {
        set(gap, hashes[i], keys[i], held[i]);
        gap = i;
      }
    }
    set(gap, FREE, null, null);
    size--;
  }

  int size() {
    return size;
  }

  /** Where the key is, or else where it would have to go. */
  private int place(Object key, int hash) {
    int[] known = hashes;
    int mask = known.length - 1;
    int place = hash & mask;
    while (known[place] != FREE && !(known[place] == hash && key.equals(keys[place]))) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void set(int place, int hash, @Nullable Object key, @Nullable Object value) {
    hashes[place] = hash;
    keys[place] = key;
    held[place] = value;
  }

  private void grow() {
    KeyTable<T> larger = new KeyTable<>(2 * hashes.length);
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != FREE) {
        Object key = Objects.requireNonNull(keys[i]);
        larger.set(larger.place(key, hashes[i]), hashes[i], key, held[i]);
      }
    }
    hashes = larger.hashes;
    keys = larger.keys;
    held = larger.held;
  }

  /** Never {@link #FREE}; every bit depends on all lower ones, and the low ones on the high. */
  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    hash ^= hash >>> 16;
    return hash == FREE ? 1 : hash;
  }
}
