package dev.planwright.rocksdb;

import dev.planwright.runtime.store.format.PayloadChain;
import java.io.Serializable;
import java.time.Duration;

/** The settings of a store, each as its builder method says. */
record StoreOptions(Duration retention, Snapshots snapshots, PayloadChain chain)
    implements Serializable {

  static final StoreOptions DEFAULTS =
      new StoreOptions(Duration.ofDays(1), Snapshots.NONE, PayloadChain.plain());

  StoreOptions {
    if (retention.isNegative()) {
      throw new IllegalArgumentException("retention of " + retention + ": give 0 or more");
    }
  }

  StoreOptions withRetention(Duration value) {
    return new StoreOptions(value, snapshots, chain);
  }

  StoreOptions withSnapshots(Snapshots value) {
    return new StoreOptions(retention, value, chain);
  }

  StoreOptions withChain(PayloadChain value) {
    return new StoreOptions(retention, snapshots, value);
  }
}
