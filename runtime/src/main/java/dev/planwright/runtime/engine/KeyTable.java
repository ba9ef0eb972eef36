package dev.planwright.runtime.engine;

import dev.planwright.runtime.codec.KeyCodec;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is held for each key. For one thread.
 *
 * <p>A look-up is most of what a short run costs, and most of a look-up is waiting for the caches.
 * So the hashes lie by themselves: a key's place is found in one small array, and nearly always by
 * the first guess, before anything is fetched from the heap's far ends.
 *
 * <p>Whoever chooses keys so that they fall together gains nothing: where a hash code leads differs
 * from process to process, and of keys with one and the same code only a few are searched one by
 * one; the others are found by their encoding, as in a book.
 */
final class KeyTable<T> {

  /*
   * Open addressing with linear probing, at most half full; D. E. Knuth, The Art of Computer Programming, volume 3,
   * section 6.4, algorithms L and R; a multiplier drawn at random, after M. Dietzfelbinger et al., A Reliable
   * Randomized Algorithm for the Closest-Pair Problem, 1997.
   */

  /** The hash of no key. */
  private static final int FREE = 0;

  private static final int SMALLEST = 16;

  /** Keys of one hash code that are searched one by one. */
  static final int MOST_ALIKE = 16;

  /** Odd, and nobody knows it. */
  private static final int MULTIPLIER = new SecureRandom().nextInt() | 1;

  private int[] hashes;
  private @Nullable Object[] keys;
  private @Nullable Object[] held;
  private int size;

  /** Keys beyond {@link #MOST_ALIKE}, by their encoding; null if there never were any. */
  private @Nullable NavigableMap<byte[], Crowded<T>> crowded;

  /** A key, and what is held for it. */
  private record Crowded<T>(Object key, T held) {}

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
    int alike = 0;
    for (int place = hash & mask; ; place = (place + 1) & mask) {
      if (known[place] == hash) {
        if (key.equals(keys[place])) {
          return (T) held[place];
        }
        if (++alike == MOST_ALIKE) {
          return crowded(key);
        }
      } else if (known[place] == FREE) {
        return crowded == null ? null : crowded(key);
      }
    }
  }

  private @Nullable T crowded(Object key) {
    Crowded<T> found = crowded == null ? null : crowded.get(KeyCodec.encode(key));
    return found == null ? null : found.held();
  }

  /** Replaces what is held for the key. */
  void put(Object key, T value) {
    if (2 * (size + 1) > hashes.length) {
      grow();
    }
    int hash = hash(key);
    int place = place(key, hash);
    if (place < 0 || (hashes[place] == FREE && crowded(key) != null)) {
      if (crowded == null) {
        crowded = new TreeMap<>(Arrays::compareUnsigned);
      }
      crowded.put(KeyCodec.encode(key), new Crowded<>(key, value));
      return;
    }
    if (hashes[place] == FREE) {
      size++;
    }
    set(place, hash, key, value);
  }

  /** Holds nothing more for the key. */
  void remove(Object key) {
    int gap = place(key, hash(key));
    if (gap < 0 || hashes[gap] == FREE) {
      if (crowded != null) {
        crowded.remove(KeyCodec.encode(key));
      }
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

  /** All keys, in any order. */
  List<Object> keys() {
    List<Object> all = new ArrayList<>(size());
    for (Object key : keys) {
      if (key != null) {
        all.add(key);
      }
    }
    if (crowded != null) {
      crowded.values().forEach(each -> all.add(each.key()));
    }
    return all;
  }

  int size() {
    return crowded == null ? size : size + crowded.size();
  }

  /**
   * Where the key is, or else where it would have to go; negative if it may not, because too many
   * are like it.
   */
  private int place(Object key, int hash) {
    int[] known = hashes;
    int mask = known.length - 1;
    int place = hash & mask;
    int alike = 0;
    while (known[place] != FREE) {
      if (known[place] == hash) {
        if (key.equals(keys[place])) {
          return place;
        }
        if (++alike == MOST_ALIKE) {
          return -1;
        }
      }
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
    int hash = key.hashCode() * MULTIPLIER;
    hash ^= hash >>> 16;
    return hash == FREE ? 1 : hash;
  }
}
