/**
 * The embedded store: everything that a {@code LocalRunner} keeps of an agent, in one RocksDB per
 * agent. {@link dev.planwright.rocksdb.RocksDbActionStateStore} is all that users name; the rest is
 * how it keeps its promise. Uses the runtime's store package, its formats, and RocksDB.
 */
@NullMarked
package dev.planwright.rocksdb;

import org.jspecify.annotations.NullMarked;
