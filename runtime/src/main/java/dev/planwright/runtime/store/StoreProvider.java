package dev.planwright.runtime.store;

import java.util.Map;

/**
 * How a command line finds a kind of store to run on: a service, loaded by {@link
 * java.util.ServiceLoader}.
 *
 * <p>Thread-safe.
 */
public interface StoreProvider {

  /** What an address of this kind of store begins with, before the colon: {@code kafka}. */
  String scheme();

  /**
   * The store at an address. Opens nothing yet.
   *
   * @param address what stands behind the colon
   * @param options settings of the store by name
   * @throws IllegalArgumentException if the address or an option is none of this store's; says what
   *     would be
   */
  ActionStateStore at(String address, Map<String, String> options);
}
