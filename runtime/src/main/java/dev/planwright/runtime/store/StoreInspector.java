package dev.planwright.runtime.store;

import java.io.IOException;

/**
 * How the command line finds a kind of store: a service, loaded by {@link java.util.ServiceLoader}.
 *
 * <p>Thread-safe.
 */
public interface StoreInspector {

  /** What an address of this kind of store begins with, before the colon: {@code rocksdb}. */
  String scheme();

  /**
   * Looks into a store, which need not have been closed properly.
   *
   * @param address what stands behind the colon
   * @throws IOException if there is no such store
   */
  StoreInspection inspect(String address) throws IOException;
}
